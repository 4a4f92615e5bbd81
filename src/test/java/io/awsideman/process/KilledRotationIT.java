package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.crypto.keyring.DesktopSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Rotations of a key in the real GNOME Keyring that are killed at random points, while one process reads and another writes;
 * {@code -Dawsideman.rotations=200} does more.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledRotationIT {
    private static final int KILLS = Integer.getInteger("awsideman.rotations", 10);
    private static final List<String> LISTINGS =
            List.of("user list", "group list", "account list", "permission-set list", "assignment list");

    /** What a command says that meets an entry of another one, which took its keys before the rotation that has just ended. */
    private static final String OVERTAKEN =
            "warning: there are cache entries whose key is not here; they are fetched again\n";

    /** Of a rotation in the audit log: the begin and the end of making the new key, and of deleting the old one. */
    private static final int RECORDS = 4;

    private final Path desktop;
    private final Path folder;
    private final Random random = new Random();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private RemoteSandbox remote;
    private DesktopSession session;
    private Program user;

    KilledRotationIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        desktop = Files.createDirectory(folder.resolve("desktop"));
    }

    @BeforeEach
    void serve() throws IOException {
        remote = RemoteSandbox.in(folder);
        session = DesktopSession.unlocked(desktop);
        user = remote.client()
                .with("DBUS_SESSION_BUS_ADDRESS", session.address())
                .with("AWSIDEMAN_CACHE_COMPRESSION", "false") // so that what is found is not hidden by it
                .with("AWSIDEMAN_CACHE_SETTLE_TIME", "0s");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        remote.close();
        session.close();
    }

    @Test
    void killedRotationsLoseNothingAndShowNothingAndAreEndedByTheNextOne() throws Exception {
        try (WorkerProcess other = WorkerProcess.of(user);
                WorkerProcess writer = WorkerProcess.of(user);
                WorkerProcess reader = WorkerProcess.of(user)) {
            PlainText plain = new PlainText(user.home());
            Map<String, String> expected = new HashMap<>();
            for (String listing : LISTINGS) {
                CliRun run = other.run(listing + " -o json --no-cache").ok();
                plain.addAllOf(run);
                expected.put(listing, lasting(run));
            }
            assertThat(plain.secrets()).isGreaterThan(20);
            patiently(() -> other.run("cache encryption enable"));
            patiently(() -> other.run("user update jane.smith --title T0"));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> repeat(() -> write(writer)));
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> repeat(() -> read(reader)));
            List<Long> parts = partsOfARotation();
            int killed = 0;
            int inTheMiddle = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int part = kill % parts.size();
                killed += killRotation(part, random.nextLong(parts.get(part))) ? 1 : 0;
                inTheMiddle += keys(other).findValuesAsText("State").contains("retired") ? 1 : 0;
                String listing = LISTINGS.get(kill % LISTINGS.size());
                CliRun run = patiently(() -> other.run(listing + " -o json"));
                assertThat(run.err().replace(OVERTAKEN, "")).as(listing).doesNotContain("warning");
                assertThat(lasting(run)).isEqualTo(expected.get(listing));
                assertThat(plain.found()).isEmpty();
            }
            ended.set(true);
            writing.get();
            reading.get();
            for (String listing : LISTINGS) {
                patiently(() -> other.run(listing));
            }
            partsOfARotation();

            assertThat(keys(other)).hasSize(1);
            assertThat(keys(other).get(0).path("Entries").asLong()).isGreaterThan(LISTINGS.size());
            long calls = remote.sandbox().calls();
            for (String listing : LISTINGS) {
                assertThat(lasting(patiently(() -> reader.run(listing + " -o json"))))
                        .isEqualTo(expected.get(listing));
            }
            assertThat(remote.sandbox().calls()).as("calls for what is cached").isEqualTo(calls);
            System.out.printf(
                    "%d rotations, %d of them killed before their end, %d with a new key and an old one;"
                            + " %d reads, %d writes meanwhile%n",
                    KILLS, killed, inTheMiddle, reads.get(), written.get());
            assertThat(killed).isPositive();
            assertThat(reads.get()).isPositive();
            assertThat(written.get()).isPositive();
        }
    }

    /** Rotates to the end, and tells how many nanoseconds went by until each record of it in the audit log and its end. */
    private List<Long> partsOfARotation() throws IOException, InterruptedException {
        List<Long> parts = new ArrayList<>();
        patiently(() -> {
            parts.clear();
            Path out = Files.createTempFile(desktop, "rotate", "");
            int before = records();
            long last = System.nanoTime();
            Process rotation = user.start("cache encryption rotate", out.toFile(), out.toFile());
            for (int record = 1; record <= RECORDS + 1; record++) {
                waitForRecords(before + record, rotation);
                parts.add(System.nanoTime() - last);
                last = System.nanoTime();
            }
            return new CliRun(rotation.waitFor(), "", Files.readString(out));
        });
        return parts;
    }

    /**
     * Begins a rotation, which may have ended by itself before it is killed.
     *
     * @param records after how many records of it in the audit log
     * @param after how many nanoseconds after the last of them
     * @return whether it was killed
     */
    private boolean killRotation(int records, long after) throws IOException, InterruptedException {
        Path out = Files.createTempFile(desktop, "rotate", "");
        int before = records();
        Process rotation = user.start("cache encryption rotate", out.toFile(), out.toFile());
        waitForRecords(before + records, rotation);
        if (rotation.waitFor(after, TimeUnit.NANOSECONDS)) {
            CliRun run = new CliRun(rotation.exitValue(), "", Files.readString(out));
            assertThat(run)
                    .as(run.err())
                    .matches(ended -> ended.exitCode() == ExitStatus.OK || isKeyringTooSlow(ended));
            return false;
        }
        rotation.destroyForcibly().waitFor();
        return true;
    }

    /** Waits until there are so many, or no more will come. */
    private void waitForRecords(int wanted, Process rotation) throws IOException, InterruptedException {
        while (records() < wanted && !rotation.waitFor(1, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
    }

    private int records() throws IOException {
        return Files.readAllLines(user.home().resolve(".awsideman/state/keys/audit.log"))
                .size();
    }

    /** The keys, one of which is the primary one; nothing is there without any. */
    private static JsonNode keys(WorkerProcess process) throws IOException, InterruptedException {
        JsonNode status =
                patiently(() -> process.run("cache encryption status -o json")).json();
        JsonNode keys = status.path("Keys");
        assertThat(status.path("PlainEntries").asLong()).isZero();
        assertThat(keys.findValuesAsText("State")).containsOnlyOnce("primary");
        return keys;
    }

    /** The answer without what the writer changes. */
    private static String lasting(CliRun run) {
        return run.out().replaceAll("\"(Title|UpdatedAt|UpdatedBy)\": .*", "");
    }

    private interface Command {
        CliRun run() throws IOException, InterruptedException;
    }

    /** Runs a command, again if the keyring was too slow for it, as it may be on a machine that has too much to do. */
    private static CliRun patiently(Command command) throws IOException, InterruptedException {
        CliRun run = command.run();
        while (isKeyringTooSlow(run)) {
            run = command.run();
        }
        return run.ok();
    }

    private static boolean isKeyringTooSlow(CliRun run) {
        return run.exitCode() == ExitStatus.KEY && run.err().contains("has not answered in time");
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

    private void write(WorkerProcess process) throws IOException, InterruptedException {
        int next = written.get() + 1;
        patiently(() -> process.run("user update jane.smith --title T" + next));
        written.set(next);
    }

    /** No answer is of before the last write that had ended when the read began. */
    private void read(WorkerProcess process) throws IOException, InterruptedException {
        int before = written.get();
        CliRun run = patiently(() -> process.run("user get jane.smith -o json"));
        assertThat(run.err()).isIn("", OVERTAKEN);
        String title = run.json().path("Title").asText();
        assertThat(Integer.parseInt(title.substring(1))).isGreaterThanOrEqualTo(before);
        reads.incrementAndGet();
    }
}
