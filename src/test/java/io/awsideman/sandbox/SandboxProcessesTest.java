package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.identitystore.model.Group;

class SandboxProcessesTest {
    private static final int KILLS = 8;

    private final Path directory;
    private final Path confirmed;

    SandboxProcessesTest(@TempDir Path parent) {
        this.directory = parent.resolve("sandbox");
        this.confirmed = parent.resolve("confirmed");
    }

    @Test
    void writesOfProcessesAtOnceAreAllKeptAndNeverSeenByHalves() throws Exception {
        seed();
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            processes.add(GroupWriter.start(directory, confirmed, "process" + p, 30, ""));
        }
        while (processes.stream().anyMatch(Process::isAlive)) {
            try (Sandbox reader = open()) {
                assertThat(reader.status().users()).isEqualTo(1_000);
            }
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        try (Sandbox sandbox = open()) {
            assertThat(sandbox.status().groups()).isEqualTo(6 + 90);
            assertThat(sandbox.status().calls()).containsEntry("identitystore:CreateGroup", 90L);
            assertThat(names(sandbox)).containsAll(confirmedNames());
        }
    }

    @Test
    void killedWritersLeaveACompleteState() throws Exception {
        seed();
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = GroupWriter.start(directory, confirmed, "run" + kill, 1_000_000, "visibility=1s");
            int before = confirmedNames().size();
            int more = random.nextInt(8);
            do {
                Thread.onSpinWait();
            } while (process.isAlive() && confirmedNames().size() < before + more);
            process.destroyForcibly().waitFor();

            try (Sandbox sandbox = open()) {
                assertThat(names(sandbox)).containsAll(confirmedNames()).doesNotHaveDuplicates();
            }
        }
    }

    /** Large enough that a good part of a writer's time goes into the file. */
    private void seed() {
        try (Sandbox sandbox = open()) {
            sandbox.seed(new SeedPlan(1_000, 6, 2, 5));
        }
    }

    private Sandbox open() {
        return new Sandbox(directory, Clock.systemUTC(), SandboxBehaviour.NONE, new Random());
    }

    private Set<String> confirmedNames() throws IOException {
        return Files.exists(confirmed)
                ? Files.readString(confirmed)
                        .lines()
                        .filter(line -> line.matches("\\w+-\\d+"))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static List<String> names(Sandbox sandbox) {
        return Clients.of(sandbox).identityStore().listGroupsPaginator(r -> r.identityStoreId(STORE)).groups().stream()
                .map(Group::displayName)
                .toList();
    }
}
