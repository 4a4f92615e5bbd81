package io.awsideman.cache.files;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all, and that only their owner can read from the moment they exist. */
public final class AtomicFiles {
    /** What the names of files end with that are not there yet. */
    public static final String TEMPORARY = ".tmp";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The content, or {@code null} when there is no such file. */
    public static byte @Nullable [] read(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) { // a channel's classes take longer than most files
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Files.notExists(file) ? null : readUnlessGone(file);
        }
    }

    /** Tells better why a file that is there cannot be read. */
    private static byte @Nullable [] readUnlessGone(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Creates a directory and those above it; one that exists stays as it is. */
    public void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly("rwx------"));
    }

    /** Creates a directory where nothing is; those above it must be there. */
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, ownerOnly("rwx------"));
    }

    /** What is in a directory; nothing if there is none. */
    public static List<Path> list(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    /**
     * Replaces the file; a reader sees the old content or the new.
     *
     * @param durable whether the content survives a loss of power; the name does after {@link #syncDirectory}
     */
    public void replace(Path file, byte[] content, boolean durable) throws IOException {
        Path temporary = temporary(file, content, durable);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Creates the file unless it exists, in which case it stays as it is. */
    public void createIfAbsent(Path file, byte[] content) throws IOException {
        Path temporary = temporary(file, content, false);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first
        } catch (UnsupportedOperationException | FileSystemException e) {
            // no hard links here, whatever that is called: whoever is last wins
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Gives a file another name, which is not taken, and puts another in its place. A file of its name is there at every moment,
     * and one that is left half done has both names; where there are no hard links, there is none afterwards.
     */
    public void setAside(Path file, Path aside, byte[] successor) throws IOException {
        try {
            Files.createLink(aside, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        replace(file, successor, false);
    }

    /** Creates an empty file; one that exists already is as good. */
    public void createEmpty(Path file) throws IOException {
        try (FileChannel created = create(file)) {
            created.position(0);
        } catch (FileAlreadyExistsException e) {
            return; // the same mark set twice
        }
    }

    /** Opens a file for reading and writing in place, creating it if necessary. */
    public FileChannel openForUpdate(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, ownerOnly("rw-------"));
    }

    /** Makes the names in a directory survive a loss of power, where the system can. */
    public void syncDirectory(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path temporary(Path file, byte[] content, boolean durable) throws IOException {
        // Seeded by the clocks, to the nanosecond; to ask for the process's id takes longer than to write the file.
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + unique + TEMPORARY);
        try (FileChannel channel = create(temporary)) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            if (durable) {
                channel.force(true);
            }
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    private static FileChannel create(Path file) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
