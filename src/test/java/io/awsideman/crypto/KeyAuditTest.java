package io.awsideman.crypto;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyAuditTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final Path file;
    private final KeyAudit audit;

    KeyAuditTest(@TempDir Path folder) {
        this.file = folder.resolve("state/keys.log");
        this.audit = new KeyAudit(file, CLOCK, "al\"ice");
    }

    @Test
    void operationIsRecordedBeforeAndAfter() throws Exception {
        List<Integer> linesBefore = new ArrayList<>();

        audit.record(KeyOperation.ROTATE, "aa", "bb", "a place", () -> linesBefore.add(lines().size()));

        assertThat(linesBefore).containsExactly(1);
        assertThat(lines())
                .containsExactly(
                        "{\"time\":\"2026-03-01T12:00:00Z\",\"operation\":\"rotate\",\"result\":\"begun\",\"keyset\":\"aa\","
                                + "\"key\":\"bb\",\"source\":\"a place\",\"user\":\"al\\\"ice\"}",
                        "{\"time\":\"2026-03-01T12:00:00Z\",\"operation\":\"rotate\",\"result\":\"done\",\"keyset\":\"aa\","
                                + "\"key\":\"bb\",\"source\":\"a place\",\"user\":\"al\\\"ice\"}");
    }

    @Test
    void failureIsRecordedWithItsReason() throws Exception {
        fails(
                Reason.LOCKED,
                () -> audit.record(KeyOperation.FORGET, "", "", "a place", () -> {
                    throw new KeyUnavailableException(Reason.LOCKED, "locked", "unlock");
                }));

        assertThat(lines().get(1)).contains("\"result\":\"failed\"").endsWith("\"reason\":\"LOCKED\"}");
        assertThat(lines().get(1)).doesNotContain("keyset");
    }

    @Test
    void faultOfTheProgramIsRecordedAndGoesOn() throws Exception {
        assertThatThrownBy(() -> audit.record(KeyOperation.CREATE, "aa", "bb", "a place", () -> {
                    throw new IllegalStateException("of the program");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(lines().get(1)).endsWith("\"reason\":\"UNEXPECTED\"}");
    }

    @Test
    void whatCannotBeRecordedIsNotDone() throws Exception {
        Files.createDirectories(file);
        List<String> done = new ArrayList<>();

        fails(Reason.FAILED, () -> audit.record(KeyOperation.CREATE, "aa", "bb", "a place", () -> done.add("it")));

        assertThat(done).isEmpty();
    }

    @Test
    void fileIsItsOwnersOnly() throws Exception {
        audit.record(KeyOperation.CREATE, "aa", "bb", "a place", () -> {});

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void recordsOfManyAreAllThereAndWhole() throws Exception {
        IntStream.range(0, 200).parallel().forEach(i -> new KeyAudit(file, CLOCK, "user " + i)
                .record(KeyOperation.CREATE, "aa", "bb", "x".repeat(i), () -> {}));

        assertThat(lines()).hasSize(400).allMatch(line -> line.startsWith("{\"time\"") && line.endsWith("}"));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
