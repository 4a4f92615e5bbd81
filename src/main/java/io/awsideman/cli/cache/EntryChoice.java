package io.awsideman.cli.cache;

import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cache.KeyPattern;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.Spelling;
import io.awsideman.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which entries a command is about. */
final class EntryChoice {
    @Parameters(paramLabel = "PATTERN", arity = "0..1", description = "Keys, such as 'user:*' (default: all)")
    private @Nullable String pattern;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "Only entries of this scope: its id as cache scopes shows it, or a caller")
    private @Nullable String scope;

    /** The pattern as it was given, or the one of everything. */
    String pattern() {
        return pattern == null ? "*" : pattern;
    }

    KeyPattern keys() {
        return pattern == null ? KeyPattern.everything() : KeyPattern.parse(pattern);
    }

    boolean isOfOneScope() {
        return scope != null;
    }

    /** Whether every entry there is was meant. */
    boolean isEverything() {
        return scope == null && keys().equals(KeyPattern.everything());
    }

    /**
     * The entries meant, by key.
     *
     * @throws AdminException USAGE if there are none because no key can ever match, NOT_FOUND if there is no such scope
     */
    List<EntryInfo> among(Session session) {
        KeyPattern keys = keys();
        List<EntryInfo> entries = session.cache().contents().entries(null);
        List<EntryInfo> matching = entries.stream()
                .filter(entry ->
                        keys.matches(entry.key()) && isInScope(entry.key().scope()))
                .sorted(Comparator.comparing((EntryInfo entry) ->
                        entry.key().text() + ' ' + entry.key().scope().text()))
                .toList();
        if (scope != null
                && entries.stream().noneMatch(entry -> isInScope(entry.key().scope()))) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "nothing in the cache is of the scope \"" + scope + "\"",
                    "see which there are: awsideman cache scopes");
        }
        if (matching.isEmpty()) {
            requirePossible(keys, session);
        }
        return matching;
    }

    private boolean isInScope(CacheScope candidate) {
        return scope == null
                || candidate.id().equals(scope)
                || candidate.caller().equals(scope);
    }

    private void requirePossible(KeyPattern keys, Session session) {
        SortedSet<String> operations = session.cacheAdministration().operations();
        boolean possible = pattern().startsWith("x-")
                || operations.stream()
                        .map(name -> name.split(":", -1))
                        .anyMatch(name -> keys.mayMatch(name[0], name[1]));
        if (!possible) {
            throw new AdminException(
                    FailureKind.USAGE, "no key of the cache can match '" + pattern() + "'", remedy(operations));
        }
    }

    private String remedy(SortedSet<String> operations) {
        SortedSet<String> types = operations.stream()
                .map(name -> name.substring(0, name.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
        String type = pattern().split(":", -1)[0];
        if (types.contains(type)) {
            return "keys of it begin with "
                    + operations.tailSet(type + ":").stream()
                            .filter(name -> name.startsWith(type + ":"))
                            .collect(Collectors.joining(", "));
        }
        Optional<String> near =
                Spelling.similar(type, List.copyOf(types)).stream().findFirst();
        return near.map(name -> "did you mean '" + name + pattern().substring(type.length()) + "'?")
                .orElse("keys begin with " + String.join(", ", types));
    }
}
