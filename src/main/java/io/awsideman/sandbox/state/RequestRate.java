package io.awsideman.sandbox.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many requests are still admitted now: one count for all services and for all processes that share a directory. */
public final class RequestRate {
    /** One request: what one request a second earns in a millisecond, a thousand times. */
    private static final long ONE = 1_000;

    private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) (\\d{1,18})");

    private final Path directory;
    private final Path file;
    private final DirectoryLock lock;
    private final InstantSource clock;
    private final int perSecond;

    /** @param perSecond how many requests a second are admitted, and how many at once; 0 admits all */
    public RequestRate(Path directory, InstantSource clock, int perSecond) {
        this.directory = directory;
        this.file = directory.resolve("rate");
        this.lock = new DirectoryLock(directory, "rate.lock");
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Takes one request from a bucket that holds those of one second; false when it is empty. */
    public boolean admits() {
        if (perSecond == 0) {
            return true;
        }
        try {
            PrivateFiles.createDirectories(directory);
            return lock.hold(this::take);
        } catch (IOException e) {
            throw StateFailures.notWritable(file, e);
        }
    }

    private boolean take() throws IOException {
        long now = clock.millis();
        long tokens = filled(now);
        boolean admitted = tokens >= ONE;
        write(now + " " + (admitted ? tokens - ONE : tokens));
        return admitted;
    }

    /** A count that cannot be read, or that comes from the future, is a full one. */
    private long filled(long now) throws IOException {
        long full = perSecond * ONE;
        try {
            Matcher matcher = CONTENT.matcher(Files.readString(file));
            if (matcher.matches() && Long.parseLong(matcher.group(1)) <= now) {
                long millis = Math.min(1_000, now - Long.parseLong(matcher.group(1)));
                return Math.min(full, Long.parseLong(matcher.group(2)) + millis * perSecond);
            }
        } catch (NoSuchFileException e) {
            return full;
        }
        return full;
    }

    private void write(String content) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, options, PrivateFiles.fileAttributes(file))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
