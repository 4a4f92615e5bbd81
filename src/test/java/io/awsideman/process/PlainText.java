package io.awsideman.process;

import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What of a directory of people nobody may find in a folder, neither in the name nor in the bytes of any file. */
final class PlainText {
    private static final List<String> FIELDS =
            List.of("UserName", "DisplayName", "Name", "Email", "AccountId", "Id", "UserId", "GroupId");
    /** What is shorter is found in anything: an account is called audit, and so is the log of the keys. */
    private static final int SHORTEST = 6;

    private final Path folder;
    private final Set<String> secrets = new LinkedHashSet<>();

    PlainText(Path folder) {
        this.folder = folder;
    }

    /** This is secret, too. */
    void add(String secret) {
        if (secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }

    /** Everything that a listing in JSON names is secret, too. */
    void addAllOf(CliRun listing) {
        for (String field : FIELDS) {
            listing.texts(field).forEach(this::add);
        }
    }

    int secrets() {
        return secrets.size();
    }

    /** What there is of it, and where; others may go on with their work meanwhile. */
    Set<String> found() throws IOException {
        Set<String> found = new LinkedHashSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    look(file, Files.readString(file, StandardCharsets.ISO_8859_1), found);
                } catch (NoSuchFileException e) {
                    look(file, "", found); // it was there a moment ago
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }

    private void look(Path file, String content, Set<String> found) {
        String name = folder.relativize(file).toString();
        String all = (name + content).toLowerCase(Locale.ROOT);
        secrets.stream()
                .filter(secret -> all.contains(secret.toLowerCase(Locale.ROOT)))
                .forEach(secret -> found.add(secret + " in " + name));
    }
}
