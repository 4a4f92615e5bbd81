package io.awsideman.cli.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Held by the one process that warms a cache; the operating system frees it when that process ends, however it ends. */
final class WarmLock implements AutoCloseable {
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    WarmLock(Path cacheDirectory) throws IOException {
        boolean posix = Files.getFileStore(existing(cacheDirectory)).supportsFileAttributeView("posix");
        Files.createDirectories(cacheDirectory, ownerOnly(posix, "rwx------"));
        channel = FileChannel.open(
                cacheDirectory.resolve("warm.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                ownerOnly(posix, "rw-------"));
        lock = channel.tryLock();
    }

    private static FileAttribute<?>[] ownerOnly(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static Path existing(Path path) {
        Path folder = path.toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Whether this process is the one. */
    boolean acquired() {
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
