package io.awsideman.cache.backend.file;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The counters of all processes, replaced under a lock: a line {@code name number} for each, and a last one with the checksum
 * (CRC-32, hexadecimal) of those before.
 */
final class CounterFile {
    private static final int ATTEMPTS = 2000;
    // closing any channel of the lock file in this process would drop the lock of another thread
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    private final Path file;
    private final Path lock;
    private final AtomicFiles files;

    CounterFile(Path file, Path lock, AtomicFiles files) {
        this.file = file;
        this.lock = lock;
        this.files = files;
    }

    CacheCounters read() throws IOException {
        byte[] content = AtomicFiles.read(file);
        return content == null ? CacheCounters.zero() : decode(content);
    }

    void add(CacheCounters delta) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            try (FileChannel lockChannel = files.openForUpdate(lock);
                    FileLock held = acquire(lockChannel)) {
                files.replace(file, encode(read().plus(delta)), false);
                held.release();
            }
        }
    }

    private static FileLock acquire(FileChannel channel) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileLock held = channel.tryLock();
            if (held != null) {
                return held;
            }
            pause();
        }
        throw new IOException("the counters stay locked by another process");
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the counters");
        }
    }

    private static byte[] encode(CacheCounters counters) {
        StringBuilder text = new StringBuilder();
        counters.values()
                .forEach((name, count) ->
                        text.append(name).append(' ').append((long) count).append('\n'));
        text.append(checksum(text)).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static CacheCounters decode(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.substring(end).equals(checksum(text.substring(0, end)) + "\n")) {
            return CacheCounters.zero();
        }
        SortedMap<String, Long> values = new TreeMap<>();
        for (int from = 0; from < end; ) {
            int blank = text.indexOf(' ', from);
            int next = text.indexOf('\n', from);
            values.put(text.substring(from, blank), Long.parseLong(text, blank + 1, next, 10));
            from = next + 1;
        }
        return new CacheCounters(values);
    }

    private static String checksum(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
