package io.awsideman.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that nobody but their owner can read or write from the moment they exist, and that are not trusted if somebody else
 * could. Where the file system knows no POSIX permissions, as on Windows, the folder's access rules are all there is.
 */
public final class SecretFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private SecretFiles() {}

    /**
     * What is wrong with the file for keeping a secret in it, in words that follow its name; {@code null} if nothing is.
     *
     * @throws NoSuchFileException if there is none
     */
    public static @Nullable String weakness(Path file) throws IOException {
        if (!POSIX) {
            return null;
        }
        PosixFileAttributes found = Files.readAttributes(file, PosixFileAttributes.class);
        if (!found.owner().equals(owner())) {
            return "belongs to " + found.owner().getName();
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(found.permissions());
        others.removeAll(FOLDER);
        return others.isEmpty()
                ? null
                : "is open to others (" + PosixFilePermissions.toString(found.permissions()) + ")";
    }

    /** Who this process is, also in a container where the user has no name. */
    private static UserPrincipal owner() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getOwner(self)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    /** Creates a folder and those above it, closed to others; one that exists stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(FOLDER));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    /** Replaces a file, or creates it; a reader sees the old content or the new, which survives a loss of power. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + Long.toHexString(new SecureRandom().nextLong()) + ".tmp");
        try {
            try (FileChannel channel =
                    open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                write(channel, content);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (POSIX) {
            try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /**
     * Adds to the end of a file, or creates it and its folder; all of it in one piece, also when several processes do so at
     * once.
     */
    public static void append(Path file, byte[] content) throws IOException {
        createFolder(folderOf(file));
        try (FileChannel channel = open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            write(channel, content);
        }
    }

    static FileChannel open(Path file, Set<OpenOption> options) throws IOException {
        return FileChannel.open(file, options, attributes(FILE));
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
