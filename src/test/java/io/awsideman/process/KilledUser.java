package io.awsideman.process;

import io.awsideman.Main;
import io.awsideman.cli.CliRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A process that runs command after command until it is killed, and keeps a journal: {@code +name} when a user was created,
 * {@code ?name} before it is deleted, {@code -name} afterwards.
 */
final class KilledUser {
    private KilledUser() {}

    /** Arguments: home, journal, prefix of the user names. */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path journal = Path.of(arguments[1]);
        for (int i = 0; ; i++) {
            String name = arguments[2] + "-" + i;
            run(home, "user", "create", "--user-name", name, "--given-name", "A", "--family-name", "B")
                    .ok();
            note(journal, "+" + name);
            run(home, "user", "list").ok();
            run(home, "user", "get", name).ok();
            if (i % 3 == 0) {
                note(journal, "?" + name);
                run(home, "user", "delete", name, "--yes").ok();
                note(journal, "-" + name);
            }
        }
    }

    private static void note(Path journal, String line) throws IOException {
        Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** One command in this process. */
    static CliRun run(Path home, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                words,
                Map.of("HOME", home.toString(), "AWS_PROFILE", "sandbox"),
                new ByteArrayInputStream(new byte[0]),
                out,
                err);
        return new CliRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Process start(Path home, Path journal, String prefix) throws IOException {
        List<String> words = Program.java(List.of());
        words.addAll(List.of(KilledUser.class.getName(), home.toString(), journal.toString(), prefix));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
