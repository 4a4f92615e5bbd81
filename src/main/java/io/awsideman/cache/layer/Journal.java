package io.awsideman.cache.layer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The invalidations that could not be delivered to one backend: one file each, written by whoever could not deliver it and
 * deleted by whoever could. There is nothing to lock, nothing to compact, and no file that two processes write, so that it also
 * holds in a home folder on a network file system. A file that is deleted too late is delivered twice, which costs misses only.
 */
final class Journal {
    /** More changes than this are delivered as one of everything. */
    static final int MOST_RECORDS = 500;

    private static final byte[] NOT_READ = new byte[0];

    private final List<StateFolder> places;
    private final ConcurrentMap<String, String> own = new ConcurrentHashMap<>();

    Journal(LocalState state) {
        this.places = state.places();
    }

    /** What is to be delivered; in peace it costs one look for each place, whether it is there. */
    Undelivered pending() {
        List<JournalRecord> records = new ArrayList<>();
        try {
            for (StateFolder place : places) {
                collect(place, records);
            }
        } catch (IOException e) {
            return Undelivered.unknown(); // which is the strictest answer
        }
        return records.isEmpty() ? Undelivered.nothing() : Undelivered.of(records);
    }

    /**
     * Notes an invalidation so that it survives a loss of power. Where it cannot be written down, an empty file is made, which
     * stands for everything.
     *
     * @throws IOException if no place takes even that
     */
    void keep(JournalRecord record) throws IOException {
        String kept = keepSomewhere(record);
        String earlier = own.put(record.owner() + "." + record.subject(), kept);
        if (earlier != null && !earlier.equals(kept)) {
            delete(earlier);
        }
    }

    /** Forgets what this process has noted of a part of a write, because the backend has been told of a later state of it. */
    void forgetOwn(String owner, Collection<String> prefixes) {
        String kept = own.isEmpty() ? null : own.remove(owner + "." + JournalRecord.subject(prefixes));
        if (kept != null) {
            delete(kept);
        }
    }

    /** Forgets a record that was delivered. */
    void forget(JournalRecord record) {
        delete(record.fileName());
    }

    /** Lets a record that stands for everything, and was made before the clock was set back, end in good time. */
    void bound(JournalRecord record, Instant now) {
        JournalRecord bounded = record.bounded(now);
        if (bounded.equals(record)) {
            return;
        }
        try {
            keepSomewhere(bounded);
            forget(record);
        } catch (IOException e) {
            return; // it stays as it is, which is on the safe side
        }
    }

    /** Whether something that this process has noted is still to be delivered, by whomever. */
    boolean hasOwn() {
        if (own.isEmpty()) {
            return false;
        }
        Set<String> present = new HashSet<>();
        try {
            for (StateFolder place : places) {
                present.addAll(place.names());
            }
        } catch (IOException e) {
            return true; // as far as anybody knows
        }
        return own.values().stream().anyMatch(present::contains);
    }

    /** The places, for people. */
    String location() {
        return places.stream().map(place -> place.path().toString()).collect(Collectors.joining(" or "));
    }

    private static void collect(StateFolder place, List<JournalRecord> records) throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : place.names()) {
            if (JournalRecord.isName(name)) {
                names.add(name);
            }
        }
        for (String name : names) {
            byte[] content = names.size() > MOST_RECORDS ? NOT_READ : content(place, name);
            if (content != null) {
                JournalRecord.parse(name, content).ifPresent(records::add);
            }
        }
    }

    /** The content, nothing of it if it cannot be read, or {@code null} if it was delivered meanwhile. */
    private static byte @Nullable [] content(StateFolder place, String name) {
        try {
            return place.read(name);
        } catch (IOException e) {
            return NOT_READ;
        }
    }

    /** The name of the file that was made. */
    private String keepSomewhere(JournalRecord record) throws IOException {
        JournalRecord everything = record.ofEverything();
        IOException failed = new IOException("there is no place to note it");
        for (StateFolder place : places) {
            try {
                if (record.prefixes() != null) {
                    place.writeDurably(record.fileName(), record.content());
                    return record.fileName();
                }
            } catch (IOException e) {
                failed = e;
            }
            try {
                place.createDurably(everything.fileName());
                return everything.fileName();
            } catch (IOException e) {
                failed.addSuppressed(e);
            }
        }
        throw failed;
    }

    private void delete(String name) {
        for (StateFolder place : places) {
            try {
                place.delete(name);
            } catch (IOException e) {
                continue; // as said: it will be delivered again
            }
        }
    }
}
