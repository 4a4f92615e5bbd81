package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Mutual exclusion around the keyset, between threads and between processes. A process that dies lets go at once.
 *
 * <p>Closing any channel on a file drops the POSIX locks that the process holds on it. So the lock is on a file of its own, and
 * within this process only the thread inside the monitor ever opens that file.
 */
final class KeyLock {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 10;

    private final Path folder;

    /** @param folder where the lock is; made if necessary */
    KeyLock(Path folder) {
        this.folder = folder;
    }

    /** Runs the task while nobody else runs one; fails after 30 s of waiting for another process. */
    <T> T hold(Supplier<T> task) {
        try {
            SecretFiles.createFolder(folder);
            Path file = folder.toRealPath().resolve("keyset.lock");
            // Interned: the monitor must be one for all stores of this process that share the folder.
            synchronized (("io.awsideman.crypto " + file).intern()) {
                try (FileChannel channel =
                                SecretFiles.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                        FileLock lock = acquire(channel, file)) {
                    if (!lock.isValid()) {
                        throw new IOException("the lock " + file + " was lost");
                    }
                    return task.get();
                }
            }
        } catch (IOException e) {
            throw new KeyUnavailableException(
                    Reason.FAILED,
                    "the keys cannot be locked for a change: " + e.getMessage(),
                    "check the permissions of " + folder + " and the space on the disk",
                    e);
        }
    }

    private static FileLock acquire(FileChannel channel, Path file) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy("interrupted while waiting for " + file);
            }
        }
        throw busy("another process holds " + file + " for " + PATIENCE.toSeconds() + " s");
    }

    private static KeyUnavailableException busy(String message) {
        return new KeyUnavailableException(Reason.BUSY, message, "try again when the other awsideman has ended");
    }
}
