package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.CliRun;
import io.awsideman.crypto.keyring.DesktopSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rotations of a key in the real GNOME Keyring that are killed at random points, while one process after the other reads and
 * another writes; {@code -Dawsideman.rotations=200} does more.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledRotationIT {
    private static final int KILLS = Integer.getInteger("awsideman.rotations", 5);
    private static final int LONGEST = 1500; // milliseconds; more than a rotation takes
    private static final List<String> LISTINGS =
            List.of("user list", "group list", "account list", "permission-set list", "assignment list");

    private final Path desktop;
    private final Path client;
    private final Program sandbox;
    private final Random random = new Random(7);
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private SandboxServerProcess server;
    private Program program;

    KilledRotationIT(@TempDir Path folder) throws IOException {
        desktop = Files.createDirectory(folder.resolve("desktop"));
        client = Files.createDirectory(folder.resolve("client"));
        sandbox = Program.inSandbox(Files.createDirectory(folder.resolve("server")));
    }

    @BeforeEach
    void serve() throws IOException {
        server = SandboxServerProcess.of(sandbox);
        program = Program.withKeys(client)
                .with("AWS_ENDPOINT_URL", server.address())
                .with("AWSIDEMAN_CACHE_SETTLE_TIME", "0s");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killedRotationsLoseNothingAndShowNothingAndAreEndedByTheNextOne() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(desktop)) {
            Program user = program.with("DBUS_SESSION_BUS_ADDRESS", session.address());
            user.run("cache encryption enable").ok();
            user.run("user update jane.smith --title T0").ok();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> repeat(() -> write(user)));
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> repeat(() -> read(user)));
            int interrupted = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                interrupted += killRotation(user) ? 1 : 0;
                String listing = LISTINGS.get(kill % LISTINGS.size());
                assertThat(user.run(listing + " -o json").ok().err())
                        .as(listing)
                        .doesNotContain("warning");
                assertThat(user.run("cache encryption status -o json")
                                .ok()
                                .json()
                                .path("PlainEntries")
                                .asLong())
                        .isZero();
            }
            ended.set(true);
            writer.get();
            reader.get();
            for (String listing : LISTINGS) {
                user.run(listing).ok();
            }
            user.run("cache encryption rotate").ok();

            JsonNode keys =
                    user.run("cache encryption status -o json").ok().json().path("Keys");
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).path("Entries").asLong()).isGreaterThan(LISTINGS.size());
            long calls = sandbox.calls();
            for (String listing : LISTINGS) {
                user.run(listing + " -o json").ok();
            }
            assertThat(sandbox.calls()).as("calls for what is cached").isEqualTo(calls);
            System.out.printf(
                    "%d rotations started, %d of them killed before their end; %d reads, %d writes meanwhile%n",
                    KILLS, interrupted, reads.get(), written.get());
            assertThat(reads.get()).isPositive();
            assertThat(written.get()).isPositive();
        }
    }

    /** Whether it was killed before its end. */
    private boolean killRotation(Program user) throws Exception {
        Path out = Files.createTempFile(desktop, "rotate", "");
        Process rotation = user.start("cache encryption rotate", out.toFile(), out.toFile());
        if (rotation.waitFor(random.nextInt(LONGEST), TimeUnit.MILLISECONDS)) {
            assertThat(rotation.exitValue()).as(Files.readString(out)).isZero();
            return false;
        }
        rotation.destroyForcibly().waitFor();
        return true;
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void repeat(Step step) {
        try {
            while (!ended.get()) {
                step.run();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(Program user) throws IOException, InterruptedException {
        int next = written.get() + 1;
        user.run("user update jane.smith --title T" + next).ok();
        written.set(next);
    }

    /** No answer is of before the last write that had ended when the read began. */
    private void read(Program user) throws IOException, InterruptedException {
        int before = written.get();
        CliRun run = user.run("user get jane.smith -o json").ok();
        assertThat(run.err()).isEmpty();
        String title = run.json().path("Title").asText();
        assertThat(Integer.parseInt(title.substring(1))).isGreaterThanOrEqualTo(before);
        reads.incrementAndGet();
    }
}
