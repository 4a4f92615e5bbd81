package io.awsideman.cache;

import java.util.List;

/**
 * Where a backend keeps an entry: names that mean nothing to it. Those of a key say what the entry is; a layer may replace them
 * by others that do not.
 *
 * @param scope what entries that are cleared together have in common
 * @param name what tells the entry from all others of its scope
 * @param prefixes the prefixes whose generations decide whether the entry still counts
 */
public record EntryAddress(String scope, String name, List<String> prefixes) {
    public EntryAddress {
        prefixes = List.copyOf(prefixes);
    }

    /** Whether the other is the same place: of the same scope and name, whatever its prefixes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EntryAddress that && scope.equals(that.scope) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * scope.hashCode() + name.hashCode();
    }
}
