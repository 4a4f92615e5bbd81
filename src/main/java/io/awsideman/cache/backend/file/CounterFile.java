package io.awsideman.cache.backend.file;

import io.awsideman.cache.CacheCounters;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The counters of all processes: nine numbers and their checksum, changed in place under a lock. */
final class CounterFile {
    private static final int BYTES = 10 * Long.BYTES;
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
                byte[] updated = encode(read().plus(delta));
                try (FileChannel channel = files.openForUpdate(file)) {
                    channel.write(ByteBuffer.wrap(updated), 0);
                }
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
        ByteBuffer out = ByteBuffer.allocate(BYTES)
                .putLong(counters.hits())
                .putLong(counters.misses())
                .putLong(counters.stores())
                .putLong(counters.bypasses())
                .putLong(counters.savedCalls())
                .putLong(counters.loads())
                .putLong(counters.staleServed())
                .putLong(counters.invalidations())
                .putLong(counters.errors());
        return out.putLong(checksum(out.array())).array();
    }

    private static CacheCounters decode(byte[] content) {
        if (content.length != BYTES || ByteBuffer.wrap(content).getLong(BYTES - Long.BYTES) != checksum(content)) {
            return CacheCounters.zero();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        return new CacheCounters(
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong());
    }

    private static long checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, BYTES - Long.BYTES);
        return crc.getValue();
    }
}
