package io.awsideman.cache.backend.file;

import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps the directory within its bound: drops what has expired, what was left behind, and what was used longest ago. */
final class Trimmer {
    private static final Duration BETWEEN_TRIMS = Duration.ofMinutes(1);
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofHours(1);
    /** Longer than any entry lives; a token that is lost costs misses only. */
    private static final Duration TOKEN_KEPT = Duration.ofDays(30);

    private static final double DOWN_TO = 0.9;

    private record Kept(Path file, long bytes, Instant lastUsed) {}

    private final Layout layout;
    private final AtomicFiles files;
    private final Tokens tokens;
    private final Marks marks;
    private final long maxBytes;
    private final Duration maxAge;
    private final InstantSource clock;

    Trimmer(
            Layout layout,
            AtomicFiles files,
            Tokens tokens,
            Marks marks,
            long maxBytes,
            Duration maxAge,
            InstantSource clock) {
        this.layout = layout;
        this.files = files;
        this.tokens = tokens;
        this.marks = marks;
        this.maxBytes = maxBytes;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** Trims unless that was done within the last minute, by whatever process. */
    void trimIfDue() throws IOException {
        Instant now = clock.instant();
        Path trimmed = layout.trimmed();
        if (Files.exists(trimmed)
                && Files.getLastModifiedTime(trimmed)
                        .toInstant()
                        .plus(BETWEEN_TRIMS)
                        .isAfter(now)) {
            return;
        }
        files.createEmpty(trimmed);
        Files.setLastModifiedTime(trimmed, FileTime.from(now));
        trim(now);
    }

    /** Deletes the entries that are said to be dead and what was left behind; a dry run only counts them. */
    Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) throws IOException {
        Set<String> neededTokens = new HashSet<>();
        long entries = 0;
        long bytes = 0;
        for (Path scope : layout.scopes()) {
            for (Path file : AtomicFiles.list(scope)) {
                byte[] data = Layout.isEntry(file) ? EntryFiles.read(file) : null;
                if (data == null) {
                    continue;
                }
                Optional<Collection<String>> prefixes = needed.apply(new StoredEntry(file.toString(), data));
                if (prefixes.isPresent()) {
                    prefixes.get().forEach(prefix -> neededTokens.add(Layout.digest(prefix)));
                } else {
                    entries++;
                    bytes += data.length;
                    if (!dryRun) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
        long unneeded = deleteTokensBut(neededTokens, dryRun);
        return new Sweep(entries, bytes, unneeded + leftBehind(clock.instant(), dryRun));
    }

    private long deleteTokensBut(Set<String> needed, boolean dryRun) throws IOException {
        List<Path> unneeded = new ArrayList<>(AtomicFiles.list(layout.generations()));
        unneeded.removeIf(file -> isTemporary(file) || needed.contains(String.valueOf(file.getFileName())));
        if (!dryRun) {
            tokens.deleteAll(unneeded);
        }
        return unneeded.size();
    }

    private void trim(Instant now) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Path scope : layout.scopes()) {
            for (Path file : AtomicFiles.list(scope)) {
                if (Layout.isEntry(file)) {
                    keepOrDelete(file, now, kept);
                }
            }
        }
        deleteLeastUsed(kept);
        leftBehind(now, false);
    }

    /** Deletes, or only counts, what is neither an entry nor of any use. */
    private long leftBehind(Instant now, boolean dryRun) throws IOException {
        List<Path> folders = new ArrayList<>(layout.scopes());
        folders.add(layout.version());
        folders.add(layout.generations());
        long found = 0;
        for (Path folder : folders) {
            for (Path file : AtomicFiles.list(folder)) {
                if (isTemporary(file)) {
                    found += deleteIfOlder(file, now.minus(LEFT_BEHIND_AFTER), dryRun);
                } else if (folder.equals(layout.generations())) {
                    found += deleteIfOlder(file, now.minus(TOKEN_KEPT), dryRun);
                }
            }
        }
        return found + marks.dropExpired(now, dryRun);
    }

    private void keepOrDelete(Path file, Instant now, List<Kept> kept) throws IOException {
        try {
            EntryFiles.Header header = EntryFiles.header(file);
            if (header.keepUntil().isAfter(now) && header.createdAt().isAfter(now.minus(maxAge))) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                kept.add(new Kept(
                        file, attributes.size(), attributes.lastModifiedTime().toInstant()));
            } else {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return; // another process trims as well
        }
    }

    private void deleteLeastUsed(List<Kept> kept) throws IOException {
        long total = kept.stream().mapToLong(Kept::bytes).sum();
        if (total <= maxBytes) {
            return;
        }
        kept.sort(Comparator.comparing(Kept::lastUsed));
        for (Kept candidate : kept) {
            if (total <= maxBytes * DOWN_TO) {
                return;
            }
            Files.deleteIfExists(candidate.file());
            total -= candidate.bytes();
        }
    }

    private static boolean isTemporary(Path file) {
        return file.toString().endsWith(AtomicFiles.TEMPORARY);
    }

    /** @return 1 if the file was older, else 0 */
    private static int deleteIfOlder(Path file, Instant limit, boolean dryRun) throws IOException {
        try {
            if (!Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                return 0;
            }
            if (!dryRun) {
                Files.deleteIfExists(file);
            }
            return 1;
        } catch (NoSuchFileException e) {
            return 0; // another process was faster
        }
    }
}
