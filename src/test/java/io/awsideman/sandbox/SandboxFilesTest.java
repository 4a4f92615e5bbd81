package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

class SandboxFilesTest {
    private final Path parent;

    SandboxFilesTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void whatOneSandboxWritesTheNextOneReads() {
        try (Sandbox first = open()) {
            createGroup(first, "Kept");
        }

        try (Sandbox second = open()) {
            assertThat(second.status().groups()).isEqualTo(7);
            assertThat(second.status().callsTotal()).isEqualTo(1);
        }
    }

    @Test
    void sandboxSeesWhatAnotherOneWroteMeanwhile() {
        try (Sandbox reader = open();
                Sandbox writer = open()) {
            assertThat(reader.status().groups()).isEqualTo(6);

            createGroup(writer, "Fresh");
            writer.status();

            assertThat(reader.status().groups()).isEqualTo(7);
        }
    }

    @Test
    void filesAreForTheOwnerOnly() throws IOException {
        try (Sandbox sandbox = open("visibility=1m")) {
            createGroup(sandbox, "First");
            createGroup(sandbox, "Second");
        }

        try (Stream<Path> files = Files.walk(directory())) {
            assertThat(files).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void resetBringsTheSeedBack() {
        try (Sandbox sandbox = open()) {
            sandbox.seed(new SeedPlan(30, 9, 3, 5));
            sandbox.reset();

            assertThat(sandbox.status().users()).isEqualTo(12);
            assertThat(sandbox.status().groups()).isEqualTo(6);
            assertThat(sandbox.status().memberships()).isEqualTo(14);
            assertThat(sandbox.status().accounts()).isEqualTo(13);
        }
    }

    @Test
    void seedsAreTheSameEverywhere() throws IOException {
        List<byte[]> states = IntStream.range(0, 2)
                .mapToObj(i -> {
                    Path directory = parent.resolve("copy" + i);
                    try (Sandbox sandbox =
                            new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1))) {
                        sandbox.seed(new SeedPlan(300, 40, 4, 30));
                        return Files.readAllBytes(directory.resolve("state.json"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();

        assertThat(states.get(0)).isEqualTo(states.get(1));
    }

    @Test
    void tenThousandUsersAreListedAndAddedTo() {
        try (Sandbox sandbox = open()) {
            sandbox.seed(new SeedPlan(10_000, 500, 3, 100));
            IdentitystoreClient store = Clients.of(sandbox).identityStore();

            createGroup(sandbox, "One more");
            List<String> names = store.listUsersPaginator(r -> r.identityStoreId(STORE)).users().stream()
                    .map(user -> user.userName())
                    .toList();

            assertThat(names).hasSize(10_000).doesNotHaveDuplicates();
            assertThat(names).anyMatch(name -> name.matches(".*\\d"));
            assertThat(sandbox.status())
                    .extracting(
                            SandboxStatus::users,
                            SandboxStatus::groups,
                            SandboxStatus::memberships,
                            SandboxStatus::accounts)
                    .containsExactly(10_000, 501, 30_000, 100);
        }
    }

    @Test
    void impossibleSeedsAreRefused() {
        assertThatThrownBy(() -> new SeedPlan(-1, 0, 0, 1))
                .isInstanceOf(AdminException.class)
                .hasMessage("the number of users is -1");
        assertThatThrownBy(() -> new SeedPlan(0, 0, 0, 0)).isInstanceOf(AdminException.class);
        assertThatThrownBy(() -> new SeedPlan(100_001, 0, 0, 1)).isInstanceOf(AdminException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{}",
                "{\"format\":2,\"revision\":\"1-0123456789abcdef\"}",
                "{\"format\":1,\"revision\":\"1-0123456789abcdef\",\"users\":[1]}",
                "{\"format\":1,\"revision\":\"1-0123456789abcdef\",\"users\":{}}",
                "{\"format\":1,\"revision\":\"1-0123456789abcdef\",\"planets\":[]}",
                "{\"format\":1,\"revision\":\"1-0123456789abcdef\",\"users\":[{}",
                "{\"format\":1,\"revision\":\"1-0123456789abcdef\"} x"
            })
    void damagedStateIsReportedAndLeftAlone(String content) throws IOException {
        Files.createDirectories(directory());
        Path file = directory().resolve("state.json");
        Files.writeString(file, content);

        try (Sandbox sandbox = open()) {
            AdminException failure = catchThrowableOfType(AdminException.class, sandbox::status);

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining("damaged");
            assertThat(failure.remedy()).contains("awsideman sandbox reset");
            assertThat(Files.readString(file)).isEqualTo(content);
            sandbox.reset();
            assertThat(sandbox.status().users()).isEqualTo(12);
        }
    }

    @Test
    void truncatedStateIsNeverTakenForAWholeOne() throws IOException {
        try (Sandbox sandbox = open()) {
            sandbox.status();
        }
        Path file = directory().resolve("state.json");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length - 1; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Sandbox sandbox = open()) {
                assertThatThrownBy(sandbox::status).isInstanceOf(AdminException.class);
            }
        }
    }

    @Test
    void damageReachesTheUserThroughTheSdk() throws IOException {
        Files.createDirectories(directory());
        Files.writeString(directory().resolve("state.json"), "garbage");

        try (Sandbox sandbox = open()) {
            assertThatThrownBy(() -> createGroup(sandbox, "x"))
                    .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(AdminException.class), e -> assertThat(e)
                            .hasRootCauseInstanceOf(AdminException.class));
        }
    }

    @Test
    void directoryThatCannotBeMadeIsAnErrorWithARemedy() throws IOException {
        Files.writeString(parent.resolve("sandbox"), "a file in the way");

        try (Sandbox sandbox = open()) {
            AdminException failure = catchThrowableOfType(AdminException.class, sandbox::status);

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure.remedy()).isNotBlank();
        }
    }

    @Test
    void threadsOfSeveralSandboxesLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Sandbox one = open();
                Sandbox two = open()) {
            List<Callable<Void>> tasks = IntStream.range(0, 80)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        createGroup(i % 2 == 0 ? one : two, "Group " + i);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }

            assertThat(one.status().groups()).isEqualTo(86);
            assertThat(one.status().callsTotal()).isEqualTo(80);
        } finally {
            threads.shutdownNow();
        }
    }

    private Path directory() {
        return parent.resolve("sandbox");
    }

    private Sandbox open() {
        return open("");
    }

    private Sandbox open(String behaviour) {
        return new Sandbox(directory(), new MovableClock(), SandboxBehaviour.parse(behaviour), new Random());
    }

    private static void createGroup(Sandbox sandbox, String name) {
        Clients.of(sandbox).identityStore().createGroup(r -> r.identityStoreId(STORE)
                .displayName(name));
    }
}
