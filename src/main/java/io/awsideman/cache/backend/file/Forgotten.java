package io.awsideman.cache.backend.file;

import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest change whose token was deleted: an empty file whose name is its time, which is there before the token goes. Even a
 * disk that is full can take one.
 */
final class Forgotten {
    private final Layout layout;
    private final AtomicFiles files;

    Forgotten(Layout layout, AtomicFiles files) {
        this.layout = layout;
        this.files = files;
    }

    Instant latest() throws IOException {
        Instant latest = Instant.EPOCH;
        for (Path file : AtomicFiles.list(layout.forgotten())) {
            Instant change = timeOf(file);
            latest = change.isAfter(latest) ? change : latest;
        }
        return latest;
    }

    /** Notes a change; on return that survives a loss of power. */
    void note(Instant change) throws IOException {
        if (!change.isAfter(latest())) {
            return;
        }
        files.createDirectories(layout.forgotten());
        files.createEmpty(layout.forgotten().resolve(Long.toString(change.toEpochMilli())));
        files.syncDirectory(layout.forgotten());
        List<Path> earlier = new ArrayList<>(AtomicFiles.list(layout.forgotten()));
        earlier.removeIf(file -> !timeOf(file).isBefore(change));
        for (Path file : earlier) {
            Files.deleteIfExists(file);
        }
    }

    /** A name that is no time was not made here, and may stand for any. */
    private static Instant timeOf(Path file) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(String.valueOf(file.getFileName())));
        } catch (NumberFormatException e) {
            return Instant.MAX;
        }
    }
}
