package io.awsideman.cache.backend.file;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The marks: empty files whose names say it all, so that one listing reads them all. Their folder is there only with the first
 * mark, and until a reader finds that all have long ended: to list even an empty one takes Java longer than to read an entry.
 */
final class Marks {
    /** How often a mark is tried in a folder that others, who found it empty, have just removed. */
    private static final int ATTEMPTS = 100;

    /** How long an expired mark is left for clocks that are behind. */
    private static final Duration GRACE = Duration.ofMinutes(1);
    /** And by those who only read, which is every command of every computer that uses the folder. */
    private static final Duration GRACE_OF_READERS = Duration.ofMinutes(5);

    private record Mark(Path file, String prefixDigest, String owner, Instant until) {
        boolean isOver(Duration grace, Instant now) {
            return until.plus(grace).isBefore(now);
        }
    }

    private final Layout layout;
    private final AtomicFiles files;

    Marks(Layout layout, AtomicFiles files) {
        this.layout = layout;
        this.files = files;
    }

    /** The latest end of the marks, by the digest of their prefix. */
    Map<String, Instant> latest(InstantSource clock) throws IOException {
        if (Files.notExists(layout.marks())) {
            return Map.of();
        }
        Map<String, Instant> latest = new HashMap<>();
        List<Mark> marks = list();
        // Not before: to a process that was suspended meanwhile, marks set since would seem to end too late.
        Instant now = clock.instant();
        Instant bound = now.plus(CacheBackend.MAX_MARK);
        boolean needed = false;
        for (Mark mark : marks) {
            needed |= !mark.isOver(GRACE_OF_READERS, now);
            if (mark.until().isAfter(bound)) {
                shorten(mark, bound);
            }
            latest.merge(mark.prefixDigest(), mark.until(), (a, b) -> a.isAfter(b) ? a : b);
        }
        if (!needed) {
            removeFolder(marks);
        }
        return latest;
    }

    /** Sets a mark on each prefix; on return that survives a loss of power. */
    void set(Collection<String> prefixes, String owner, Instant until) throws IOException {
        for (String prefix : prefixes) {
            create(file(Layout.digest(prefix), owner, until));
        }
        files.syncDirectory(layout.marks());
        files.syncDirectory(layout.version()); // where another process may have made the folder just now
    }

    /** Makes a folder for the first mark, for which there may be no room later. */
    void prepare() throws IOException {
        try {
            files.createDirectories(layout.spareMarks());
        } catch (FileAlreadyExistsException e) {
            return; // it was, until another process took it just now
        }
    }

    private void create(Path mark) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                provideFolder();
                files.createEmpty(mark);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void provideFolder() throws IOException {
        if (Files.exists(layout.marks())) {
            return;
        }
        try {
            // One that is there takes no space, of which there may be none.
            Files.move(layout.spareMarks(), layout.marks(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            files.createDirectories(layout.marks()); // there is none, or another process was first
        }
    }

    /** Does nothing where a mark has been set meanwhile; the folder may as well stay. */
    private void removeFolder(List<Mark> over) {
        try {
            for (Mark mark : over) {
                Files.deleteIfExists(mark.file());
            }
            prepare();
            Files.delete(layout.marks());
        } catch (IOException e) {
            return; // it is read as before
        }
    }

    /** Drops the owner's marks on the prefixes but those that end at {@code kept}, and all that have long expired. */
    void drop(Collection<String> prefixes, String owner, Instant kept, Instant now) throws IOException {
        Set<String> digests = prefixes.stream().map(Layout::digest).collect(Collectors.toSet());
        long keptMillis = kept.toEpochMilli();
        for (Mark mark : list()) {
            boolean replaced = mark.owner().equals(owner)
                    && digests.contains(mark.prefixDigest())
                    && mark.until().toEpochMilli() != keptMillis;
            if (replaced || mark.isOver(GRACE, now)) {
                Files.deleteIfExists(mark.file());
            }
        }
    }

    /** Drops, or only counts, the marks that ended long enough ago. */
    long dropExpired(Instant now, boolean dryRun) throws IOException {
        long expired = 0;
        for (Mark mark : list()) {
            if (mark.isOver(GRACE, now)) {
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
