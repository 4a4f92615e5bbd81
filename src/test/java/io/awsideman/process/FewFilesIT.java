package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too few open files for the work: the right answer, or one line why there is none. */
class FewFilesIT {
    private final Program program;

    FewFilesIT(@TempDir Path home) {
        this.program = Program.inSandbox(home);
    }

    @Test
    void whatCannotBeAnsweredIsToldInOneLine() throws Exception {
        String expected = program.run("user list -o json").ok().out();

        CliRun few = program.withOpenFiles(40).run("user list -o json --no-cache");
        CliRun more = program.withOpenFiles(56).run("user list -o json");

        assertThat(few.failed(ExitStatus.UNEXPECTED).err()).contains("hint: allow more open files");
        if (more.exitCode() == ExitStatus.OK) {
            assertThat(more.out()).isEqualTo(expected);
        } else {
            more.failed(more.exitCode());
        }
    }
}
