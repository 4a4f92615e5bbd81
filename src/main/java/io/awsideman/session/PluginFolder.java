package io.awsideman.session;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the jars with plug-ins. Their code is run with all that the user may do, so nobody else may be able to put any
 * there.
 *
 * @param user the name of this user in the file system
 */
record PluginFolder(Path folder, String user) {
    /**
     * The jars, by name; none if there is no folder.
     *
     * @throws AdminException CONFIGURATION if the folder, the one it lies in, or a jar is another user's, a link, or others can
     *     write to it, or it cannot be told
     */
    List<Path> jars() {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        requireOwn(folder.resolveSibling(""));
        requireOwn(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            jars.forEach(this::requireOwn);
            return jars;
        } catch (IOException e) {
            throw refused(folder, "cannot be read: " + e.getMessage());
        }
    }

    private void requireOwn(Path path) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                throw refused(path, "is a link");
            }
            if (!found.owner()
                    .equals(path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user))) {
                throw refused(path, "belongs to " + found.owner().getName());
            }
            if (found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    || found.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
                throw refused(path, "can be written by others");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw refused(path, "has no owner that can be told: " + e.getMessage());
        }
    }

    private static AdminException refused(Path path, String why) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                "no plug-in is used, because " + path + " " + why,
                "the folder of the plug-ins, the one that it lies in and each jar have to be yours, and closed to the"
                        + " writes of others: chmod go-w");
    }
}
