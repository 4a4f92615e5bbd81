package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too little memory for the work. */
class LittleMemoryIT {
    private final Program program;

    LittleMemoryIT(@TempDir Path home) {
        this.program = Program.inSandbox(home);
    }

    @Test
    void isToldInOneLineWithWhatGivesMore() throws Exception {
        assertThat(program.onJavaWith("-Xmx6m")
                        .run("user list")
                        .failed(ExitStatus.UNEXPECTED)
                        .err())
                .contains("error: there is not enough memory", "AWSIDEMAN_JAVA_OPTS");

        program.run("user list").ok();
    }
}
