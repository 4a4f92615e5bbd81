package io.awsideman.config;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file so that it is always either the old or the new one. */
final class AtomicFile {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private AtomicFile() {}

    /** Replaces the file, keeping its permissions; a new one, and a new folder, is its owner's only. */
    static void write(Path file, String text) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.getParent();
            boolean posix = folder != null
                    && target.getFileSystem().supportedFileAttributeViews().contains("posix");
            Set<PosixFilePermission> permissions =
                    posix && Files.exists(target) ? Files.getPosixFilePermissions(target) : OWNER_FILE;
            if (folder != null) {
                Files.createDirectories(folder, attributes(posix, OWNER_FOLDER));
            }
            Path temporary = Files.createTempFile(folder, ".config-", ".tmp", attributes(posix, OWNER_FILE));
            try {
                fill(temporary, text);
                if (posix) {
                    Files.setPosixFilePermissions(temporary, permissions);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "cannot write " + file + ": " + e.getMessage(),
                    "Check the permissions of the folder and the space on the disk; the file is as it was.",
                    e);
        }
    }

    private static void fill(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
