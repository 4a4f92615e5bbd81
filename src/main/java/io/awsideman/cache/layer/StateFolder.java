package io.awsideman.cache.layer;

import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder that is there only as long as there is something in it: looking whether it is there is all that peace costs. */
final class StateFolder {
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final AtomicFiles files;
    private final @Nullable OwnedFolder guard;

    /** @param guard the folder around it that decides whether it can be trusted; {@code null} where nobody else can write */
    StateFolder(Path folder, AtomicFiles files, @Nullable OwnedFolder guard) {
        this.folder = folder;
        this.files = files;
        this.guard = guard;
    }

    /** Where it is, for people. */
    Path path() {
        return folder;
    }

    /** The names of the whole files in it; none if it is not there, or cannot be trusted. */
    List<String> names() throws IOException {
        if (Files.notExists(folder) || (guard != null && !guard.isOurs())) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Path file : AtomicFiles.list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(AtomicFiles.TEMPORARY)) {
                names.add(name);
            }
        }
        return names;
    }

    byte @Nullable [] read(String name) throws IOException {
        return Files.notExists(folder) ? null : AtomicFiles.read(folder.resolve(name));
    }

    /** Writes a file. */
    void write(String name, byte[] content) throws IOException {
        inFolder(() -> files.replace(folder.resolve(name), content, false));
    }

    /** Writes a file that survives a loss of power. */
    void writeDurably(String name, byte[] content) throws IOException {
        inFolder(() -> {
            files.replace(folder.resolve(name), content, true);
            files.syncDirectory(folder);
        });
    }

    /**
     * Makes an empty file that survives a loss of power: most disks that are full can still take one. A folder serves as well,
     * and is made without a descriptor, where those have run out.
     */
    void createDurably(String name) throws IOException {
        inFolder(() -> {
            try {
                files.createEmpty(folder.resolve(name));
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                files.createDirectory(folder.resolve(name));
            }
            files.syncDirectory(folder);
        });
    }

    /** Deletes a file, and the folder if that was the last one. */
    void delete(String name) throws IOException {
        if (Files.deleteIfExists(folder.resolve(name))) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return; // something else is there still, or again
            }
        }
    }

    /** Does something that needs the folder, which another process may remove at any moment, as it is empty. */
    private void inFolder(FileAction action) throws IOException {
        for (int attempt = 1; ; attempt++) {
            make();
            try {
                action.run();
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void make() throws IOException {
        if (guard != null) {
            guard.make(files);
        }
        List<Path> grown = new ArrayList<>();
        Path missing = folder;
        while (missing != null && Files.notExists(missing)) {
            missing = missing.getParent();
            if (missing != null) {
                grown.add(missing);
            }
        }
        files.createDirectories(folder);
        for (Path parent : grown) {
            files.syncDirectory(parent);
        }
    }

    /** Something that is done to files. */
    private interface FileAction {
        void run() throws IOException;
    }
}
