package io.awsideman.cache.layer;

import io.awsideman.cache.JournalState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a backend has not been told of, as it was at one time.
 *
 * @param everything whether nothing it holds may be used
 * @param prefixes under which nothing it holds may be used
 */
record Undelivered(List<JournalRecord> records, boolean everything, Set<String> prefixes) {
    private static final Undelivered NOTHING = new Undelivered(List.of(), false, Set.of());
    private static final Undelivered UNKNOWN = new Undelivered(List.of(), true, Set.of());

    static Undelivered nothing() {
        return NOTHING;
    }

    /** The journal cannot be read. */
    static Undelivered unknown() {
        return UNKNOWN;
    }

    static Undelivered of(List<JournalRecord> records) {
        boolean everything = false;
        Set<String> prefixes = new HashSet<>();
        for (JournalRecord record : records) {
            List<String> changed = record.prefixes();
            if (changed == null) {
                everything = true;
            } else {
                prefixes.addAll(changed);
            }
        }
        return new Undelivered(records, everything, prefixes);
    }

    /** Whether the journal could not be read, so that nothing can be delivered either. */
    boolean isUnknown() {
        return everything && records.isEmpty();
    }

    boolean isEmpty() {
        return records.isEmpty() && !everything;
    }

    /** Whether entries that depend on these prefixes may have changed. */
    boolean covers(Collection<String> dependencies) {
        return everything || dependencies.stream().anyMatch(prefixes::contains);
    }

    JournalState state() {
        Instant oldest = records.stream()
                .map(JournalRecord::created)
                .min(Instant::compareTo)
                .orElse(null);
        return new JournalState(records.size(), oldest, everything);
    }
}
