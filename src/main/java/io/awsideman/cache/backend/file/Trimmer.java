package io.awsideman.cache.backend.file;

import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    private final Marks marks;
    private final long maxBytes;
    private final Clock clock;

    Trimmer(Layout layout, AtomicFiles files, Marks marks, long maxBytes, Clock clock) {
        this.layout = layout;
        this.files = files;
        this.marks = marks;
        this.maxBytes = maxBytes;
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

    private void trim(Instant now) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Path scope : layout.scopes()) {
            for (Path file : AtomicFiles.list(scope)) {
                keepOrDelete(file, now, kept);
            }
        }
        deleteLeastUsed(kept);
        for (Path token : AtomicFiles.list(layout.generations())) {
            deleteIfOlder(token, now.minus(isTemporary(token) ? LEFT_BEHIND_AFTER : TOKEN_KEPT));
        }
        marks.dropExpired(now);
    }

    private static void keepOrDelete(Path file, Instant now, List<Kept> kept) throws IOException {
        try {
            if (!Layout.isEntry(file)) {
                deleteIfOlder(file, now.minus(LEFT_BEHIND_AFTER));
            } else if (EntryFiles.keepUntil(file).isAfter(now)) {
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

    private static void deleteIfOlder(Path file, Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return; // another process was faster
        }
    }
}
