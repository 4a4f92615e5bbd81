package io.awsideman.cache.backend.file;

import io.awsideman.cache.Generation;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The generations: one small file for each prefix. A file that holds no token is the same as none. */
final class Tokens {
    private final Layout layout;
    private final AtomicFiles files;
    private final RandomGenerator random;

    Tokens(Layout layout, AtomicFiles files, RandomGenerator random) {
        this.layout = layout;
        this.files = files;
        this.random = random;
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
                files.createDirectories(layout.marks()); // which may be needed when the disk is full
                files.createIfAbsent(file, fresh());
                if (read(file) == null) {
                    files.replace(file, fresh(), false);
                }
            }
        }
    }

    /** Replaces the tokens; on return that survives a loss of power. */
    void replace(Collection<String> prefixes) throws IOException {
        files.createDirectories(layout.generations());
        for (String prefix : prefixes) {
            files.replace(layout.token(prefix), fresh(), true);
        }
        files.syncDirectory(layout.generations());
    }

    /** Loses the tokens; on return that survives a loss of power. */
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
        for (Path token : AtomicFiles.list(layout.generations())) {
            Files.deleteIfExists(token);
        }
    }

    private byte[] fresh() {
        return Generation.random(random).text().getBytes(StandardCharsets.US_ASCII);
    }

    private static @Nullable Generation read(Path file) throws IOException {
        byte[] content = AtomicFiles.read(file);
        return content == null
                ? null
                : Generation.parse(new String(content, StandardCharsets.US_ASCII))
                        .orElse(null);
    }
}
