package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed in the middle of writes to the cache and to the sandbox; {@code -Dawsideman.kills=500} does more. */
class KillsIT {
    private static final int KILLS = Integer.getInteger("awsideman.kills", 16);
    private static final int USERS_AT_ONCE = 2;

    private final Path home;
    private final Random random = new Random(11);

    KillsIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void killsLeaveNoCorruptStateNoStaleAnswerAndNoTrace() throws Exception {
        for (int kill = 0; kill < KILLS; kill += USERS_AT_ONCE) {
            killSome("run" + kill);

            CliRun cached = KilledUser.run(home, "user", "list", "-o", "json").ok();
            CliRun uncached = KilledUser.run(home, "user", "list", "-o", "json", "--no-cache")
                    .ok();
            assertThat(cached.out()).as("after %d kills", kill).isEqualTo(uncached.out());
            assertThat(cached.err()).isEmpty();
            assertThatTheJournalHolds(cached.texts("UserName"));
            assertThat(KilledUser.run(home, "cache", "status").ok().err()).isEmpty();
        }
    }

    /** Starts some users at once, and kills each when it has written a little. */
    private void killSome(String prefix) throws Exception {
        List<Process> users = new ArrayList<>();
        for (int i = 0; i < USERS_AT_ONCE; i++) {
            String name = prefix + "-" + i;
            users.add(KilledUser.start(home, home.resolve("journal-" + name), name));
        }
        try {
            for (Process user : users) {
                for (int lines = 1 + random.nextInt(8); lines > 0; lines--) {
                    assertThat(user.inputReader().readLine())
                            .as("a user that nobody killed has ended")
                            .isNotNull();
                }
                for (int spin = random.nextInt(2_000_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                user.destroyForcibly().waitFor();
            }
        } finally {
            users.forEach(Process::destroyForcibly);
        }
    }

    private void assertThatTheJournalHolds(List<String> userNames) throws IOException {
        Set<String> present = new HashSet<>();
        Set<String> gone = new HashSet<>();
        try (var journals = Files.newDirectoryStream(home, "journal-*")) {
            for (Path journal : journals) {
                for (String line : linesOf(journal)) {
                    String name = line.substring(1);
                    switch (line.charAt(0)) {
                        case '+' -> present.add(name);
                        case '?' -> present.remove(name);
                        default -> gone.add(name);
                    }
                }
            }
        }
        assertThat(userNames).containsAll(present).noneMatch(gone::contains).doesNotHaveDuplicates();
    }

    private static List<String> linesOf(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return List.of();
        }
        String text = Files.readString(journal);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
