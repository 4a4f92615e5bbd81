package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assignments between processes: what one has begun before it was interrupted, the next one ends. */
class AssignmentsIT {
    private static final String ASSIGN =
            "assignment assign NetworkAdministrator Developers --all-accounts --yes -o json";

    private final Path home;
    private final Program program;

    AssignmentsIT(@TempDir Path home) {
        this.home = home;
        this.program = Program.inSandbox(home);
    }

    @Test
    void interruptedWorkTellsHowFarItCameAndTheNextRunDoesTheRest() throws Exception {
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        Process process = program.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=8s")
                .thatCanBeInterrupted()
                .start(ASSIGN, out.toFile(), err.toFile());
        while (process.isAlive() && creations() < 10) {
            Thread.onSpinWait();
        }

        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor()).as(Files.readString(err)).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(Files.readString(err))
                .containsPattern("interrupted: \\d+ done, 0 failed, [1-9]\\d* in flight, [1-9]\\d* not begun")
                .contains("in flight: NetworkAdministrator for group Developers in ", ", request ");
        JsonNode rows = new ObjectMapper().readTree(out.toFile());
        assertThat(rows.findValuesAsText("Status")).contains("IN_PROGRESS", "NOT_DONE");
        CliRun again = program.run(ASSIGN).ok();
        assertThat(again.texts("Status")).hasSize(13).isSubsetOf("SUCCEEDED", "EXISTS", "SKIPPED");
        assertThat(program.run("assignment list --permission-set NetworkAdministrator -o json")
                        .ok()
                        .json())
                .hasSize(12);
    }

    private long creations() {
        return program.callsByOperation().getOrDefault("sso-admin:CreateAccountAssignment", 0L);
    }
}
