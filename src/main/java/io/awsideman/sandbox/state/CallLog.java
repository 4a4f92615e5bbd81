package io.awsideman.sandbox.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls that arrived, one short line each, so that those of several processes add up without a lock. */
public final class CallLog {
    private static final Pattern LINE = Pattern.compile("[a-z-]{1,40}:[A-Za-z]{1,100}");

    private final Path directory;
    private final Path file;

    public CallLog(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("calls.log");
    }

    /** Counts one call, named like {@code identitystore:ListUsers}. */
    public void add(String call) {
        try {
            PrivateFiles.createDirectories(directory);
            PrivateFiles.append(file, (call + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw StateFailures.notWritable(file, e);
        }
    }

    /** How often each operation was called since the last reset. */
    public TreeMap<String, Long> counts() {
        TreeMap<String, Long> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> LINE.matcher(line).matches()).forEach(line -> counts.merge(line, 1L, Long::sum));
        } catch (NoSuchFileException e) {
            return counts;
        } catch (IOException e) {
            throw StateFailures.notReadable(file, e);
        }
        return counts;
    }

    /** Starts again at zero. */
    public void reset() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StateFailures.notWritable(file, e);
        }
    }
}
