package io.awsideman.sandbox.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of the state that were current until a short while ago, as files named by the moment they were replaced.
 * They exist only where a visibility delay is asked for, and no longer than it lasts.
 */
final class RetiredVersions {
    private final Path directory;
    private final InstantSource clock;
    private final Duration delay;

    RetiredVersions(Path directory, InstantSource clock, Duration delay) {
        this.directory = directory;
        this.clock = clock;
        this.delay = delay;
    }

    /** The file of the version that was current one delay ago; nothing when that is the current one. */
    Optional<Path> visible() {
        if (delay.isZero()) {
            return Optional.empty();
        }
        long then = clock.millis() - delay.toMillis();
        try {
            return files().stream().filter(file -> retiredAt(file) > then).findFirst();
        } catch (IOException e) {
            throw StateFailures.notReadable(directory, e);
        }
    }

    /** Keeps the version in {@code file}, which is about to be replaced, and drops those too old to be seen. */
    void keep(Path file) throws IOException {
        if (delay.isZero()) {
            clear();
            return;
        }
        long now = clock.millis();
        for (Path old : files()) {
            if (retiredAt(old) <= now - delay.toMillis()) {
                Files.deleteIfExists(old);
            }
        }
        if (Files.exists(file)) {
            PrivateFiles.createDirectories(directory);
            link(now, file);
        }
    }

    void clear() throws IOException {
        for (Path old : files()) {
            Files.deleteIfExists(old);
        }
    }

    private void link(long now, Path file) throws IOException {
        int sequence =
                files().stream().mapToInt(RetiredVersions::sequence).max().orElse(0) + 1;
        Path link = directory.resolve("%019d-%09d.json".formatted(now, sequence));
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, link);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().matches("\\d{19}-\\d{9}\\.json"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static long retiredAt(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 19));
    }

    private static int sequence(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(20, 29));
    }
}
