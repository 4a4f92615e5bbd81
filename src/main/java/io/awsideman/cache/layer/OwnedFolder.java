package io.awsideman.cache.layer;

import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder in a place where others may write as well, such as {@code /tmp}. It is used only if it is a folder, no link to one,
 * that belongs to this user and is closed to all others; then nobody else has put into it what is there.
 *
 * @param user the name of this user in the file system
 */
record OwnedFolder(Path folder, String user) {
    private static final String CLOSED = "rwx------";

    /** Whether it is there and can be trusted; where the system knows no owners, nothing can. */
    boolean isOurs() throws IOException {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory()
                    && found.permissions().equals(PosixFilePermissions.fromString(CLOSED))
                    && found.owner()
                            .equals(folder.getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName(user));
        } catch (NoSuchFileException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Makes it unless it is there; what surrounds it must be. */
    void make(AtomicFiles files) throws IOException {
        try {
            files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // whose it is decides
        }
        if (!isOurs()) {
            throw new FileSystemException(folder.toString(), null, "is not this user's alone");
        }
    }
}
