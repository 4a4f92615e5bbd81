package io.awsideman.process;

import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A process that runs command after command until it is killed, and keeps a journal: {@code +name} when a user was created,
 * {@code ?name} before it is deleted, {@code -name} afterwards. It says each line aloud once it is written.
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
        System.out.println(line);
    }

    /** One command in this process. */
    static CliRun run(Path home, String... words) {
        return Program.inSandbox(home).runHere(List.of(words));
    }

    static Process start(Path home, Path journal, String prefix) throws IOException {
        List<String> words = Program.java(List.of());
        words.addAll(List.of(KilledUser.class.getName(), home.toString(), journal.toString(), prefix));
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
