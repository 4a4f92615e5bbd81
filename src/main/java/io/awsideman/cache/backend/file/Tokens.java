package io.awsideman.cache.backend.file;

import io.awsideman.cache.Generation;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The generations: one small file for each prefix. A file that holds no token is the same as none, but stands for a change. */
final class Tokens {
    private final Layout layout;
    private final AtomicFiles files;
    private final Forgotten forgotten;
    private final RandomGenerator random;
    private final InstantSource clock;

    Tokens(Layout layout, AtomicFiles files, Forgotten forgotten, RandomGenerator random, InstantSource clock) {
        this.layout = layout;
        this.files = files;
        this.forgotten = forgotten;
        this.random = random;
        this.clock = clock;
    }

    Map<String, Generation> read(Collection<String> prefixes) throws IOException {
        Map<String, Generation> found = new HashMap<>();
        for (String prefix : prefixes) {
            Generation token = read(layout.token(prefix));
            if (token != null) {
                found.put(prefix, token);
            }
        }
        return found;
    }

    void createMissing(Collection<String> prefixes) throws IOException {
        for (String prefix : prefixes) {
            Path file = layout.token(prefix);
            if (read(file) == null) {
                files.createDirectories(layout.generations());
                files.createIfAbsent(file, content(Generation.random(random)));
                if (read(file) == null) {
                    files.replace(file, content(ofChange()), false);
                }
            }
        }
    }

    /**
     * Replaces the tokens; on return it survives a loss of power that those of before are gone. The content need not: a token
     * that is lost invalidates as well, and to wait for each of them makes a change wait many times.
     */
    void replace(Collection<String> prefixes) throws IOException {
        files.createDirectories(layout.generations());
        for (String prefix : prefixes) {
            files.replace(layout.token(prefix), content(ofChange()), false);
        }
        files.syncDirectory(layout.generations());
    }

    /** Loses the tokens because of a change; on return that survives a loss of power. */
    void delete(Collection<String> prefixes) throws IOException {
        boolean deleted = false;
        for (String prefix : prefixes) {
            deleted |= Files.deleteIfExists(layout.token(prefix));
        }
        if (deleted) {
            files.syncDirectory(layout.generations());
        }
    }

    void deleteAll() throws IOException {
        deleteAll(AtomicFiles.list(layout.generations()));
    }

    /** Deletes the files of tokens that are of no more use, after it is noted what they tell of changes. */
    void deleteAll(List<Path> unneeded) throws IOException {
        Instant latest = Instant.EPOCH;
        for (Path file : unneeded) {
            Generation token = file.toString().endsWith(AtomicFiles.TEMPORARY) ? null : read(file);
            if (token != null && token.changedAt().isAfter(latest)) {
                latest = token.changedAt();
            }
        }
        forgotten.note(latest);
        for (Path file : unneeded) {
            Files.deleteIfExists(file);
        }
    }

    private Generation ofChange() {
        return Generation.changed(random, clock.instant());
    }

    private static byte[] content(Generation token) {
        return token.text().getBytes(StandardCharsets.US_ASCII);
    }

    private static @Nullable Generation read(Path file) throws IOException {
        byte[] content = AtomicFiles.read(file);
        return content == null
                ? null
                : Generation.parse(new String(content, StandardCharsets.US_ASCII))
                        .orElse(null);
    }
}
