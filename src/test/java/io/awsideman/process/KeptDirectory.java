package io.awsideman.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that can be put back to what it was. */
record KeptDirectory(Path directory, Path copy) {
    void keep() throws IOException {
        replace(directory, copy);
    }

    void restore() throws IOException {
        replace(copy, directory);
    }

    private static void replace(Path from, Path to) throws IOException {
        for (Path old : Files.exists(to) ? files(to, Comparator.reverseOrder()) : List.<Path>of()) {
            Files.delete(old);
        }
        for (Path file : files(from, Comparator.naturalOrder())) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<Path> files(Path root, Comparator<Path> order) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted(order).toList();
        }
    }
}
