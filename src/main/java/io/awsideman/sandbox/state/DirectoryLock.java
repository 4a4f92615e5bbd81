package io.awsideman.sandbox.state;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;

/**
 * Mutual exclusion around one directory, between threads and between processes. A process that dies lets go at once.
 *
 * <p>Closing any channel on a file drops the POSIX locks that the process holds on it. So the lock is on a file of its
 * own, and within this process only the thread inside the monitor ever opens that file.
 */
final class DirectoryLock {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 2;

    private final Path directory;
    private final String name;

    DirectoryLock(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    interface Task<T> {
        T run() throws IOException;
    }

    /** Runs {@code task} while nobody else runs one; fails after 30 s of waiting for another process. */
    <T> T hold(Task<T> task) throws IOException {
        Path file = directory.toRealPath().resolve(name);
        // Interned: the monitor must be one for all stores of this process that share the directory.
        synchronized (("io.awsideman.sandbox " + file).intern()) {
            try (FileChannel channel = FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            PrivateFiles.fileAttributes(file));
                    FileLock lock = acquire(channel, file)) {
                if (!lock.isValid()) {
                    throw new IOException("the lock " + file + " was lost");
                }
                return task.run();
            }
        }
    }

    private FileLock acquire(FileChannel channel, Path file) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for " + file);
            }
        }
        throw new IOException("another process holds " + file + " for " + PATIENCE.toSeconds() + " s");
    }
}
