package io.awsideman.cache.backend.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what in a directory others than its owner can get at, where the file system knows owners and permissions. */
final class Exposures {
    private final Path root;
    private final List<String> open = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    Exposures(Path root) {
        this.root = root;
    }

    /** One line for each kind of exposure, with an example. */
    List<String> find() throws IOException {
        if (Files.notExists(root) || !Files.getFileStore(root).supportsFileAttributeView("posix")) {
            return List.of();
        }
        UserPrincipal owner = Files.getOwner(root);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                check(path, owner);
            }
        }
        List<String> found = new ArrayList<>();
        if (!open.isEmpty()) {
            found.add("others can get at " + open.size() + " of the files, such as " + open.get(0)
                    + "; run: chmod -R go= " + root);
        }
        if (!foreign.isEmpty()) {
            found.add(foreign.size() + " of the files belong to someone else, such as " + foreign.get(0));
        }
        return found;
    }

    private void check(Path path, UserPrincipal owner) throws IOException {
        if (Files.notExists(path)) {
            return; // removed meanwhile
        }
        PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
        boolean shut = attributes.permissions().stream()
                .map(PosixFilePermission::name)
                .allMatch(permission -> permission.startsWith("OWNER"));
        if (!shut) {
            open.add(path + " (" + PosixFilePermissions.toString(attributes.permissions()) + ")");
        }
        if (!attributes.owner().equals(owner)) {
            foreign.add(path + " (" + attributes.owner().getName() + ")");
        }
    }
}
