package io.awsideman.cache.backend.file;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The marks: empty files whose names say it all, so that one listing reads them all. */
final class Marks {
    /** How long an expired mark is left for clocks that are behind. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private record Mark(Path file, String prefixDigest, String owner, Instant until) {}

    private final Layout layout;
    private final AtomicFiles files;

    Marks(Layout layout, AtomicFiles files) {
        this.layout = layout;
        this.files = files;
    }

    /** The latest end of the marks, by the digest of their prefix. */
    Map<String, Instant> latest(Instant now) throws IOException {
        Map<String, Instant> latest = new HashMap<>();
        Instant bound = now.plus(CacheBackend.MAX_MARK);
        for (Mark mark : list()) {
            if (mark.until().isAfter(bound)) {
                shorten(mark, bound);
            }
            latest.merge(mark.prefixDigest(), mark.until(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return latest;
    }

    /** Sets a mark on each prefix; on return that survives a loss of power. */
    void set(Collection<String> prefixes, String owner, Instant until) throws IOException {
        files.createDirectories(layout.marks());
        for (String prefix : prefixes) {
            files.createEmpty(file(Layout.digest(prefix), owner, until));
        }
        files.syncDirectory(layout.marks());
    }

    /** Drops the owner's marks on the prefixes but those that end at {@code kept}, and all that have long expired. */
    void drop(Collection<String> prefixes, String owner, Instant kept, Instant now) throws IOException {
        Set<String> digests = prefixes.stream().map(Layout::digest).collect(Collectors.toSet());
        long keptMillis = kept.toEpochMilli();
        for (Mark mark : list()) {
            boolean replaced = mark.owner().equals(owner)
                    && digests.contains(mark.prefixDigest())
                    && mark.until().toEpochMilli() != keptMillis;
            if (replaced || mark.until().plus(GRACE).isBefore(now)) {
                Files.deleteIfExists(mark.file());
            }
        }
    }

    /** Drops, or only counts, the marks that ended long enough ago. */
    long dropExpired(Instant now, boolean dryRun) throws IOException {
        long expired = 0;
        for (Mark mark : list()) {
            if (mark.until().plus(GRACE).isBefore(now)) {
                expired++;
                if (!dryRun) {
                    Files.deleteIfExists(mark.file());
                }
            }
        }
        return expired;
    }

    /** Puts a mark in the place of one of a clock that was set back since; it holds at once, and ends for those who look then. */
    private void shorten(Mark mark, Instant until) {
        try {
            files.createEmpty(file(mark.prefixDigest(), mark.owner(), until));
            Files.deleteIfExists(mark.file());
        } catch (IOException e) {
            return; // it stays as it is, which is on the safe side
        }
    }

    private Path file(String prefixDigest, String owner, Instant until) {
        return layout.marks().resolve(prefixDigest + "." + owner + "." + until.toEpochMilli());
    }

    private List<Mark> list() throws IOException {
        List<Mark> marks = new ArrayList<>();
        for (Path file : AtomicFiles.list(layout.marks())) {
            String[] parts = String.valueOf(file.getFileName()).split("\\.", -1);
            if (parts.length == 3 && parts[2].matches("\\d{1,18}")) {
                marks.add(new Mark(file, parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2]))));
            }
        }
        return marks;
    }
}
