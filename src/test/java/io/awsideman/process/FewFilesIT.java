package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

        List<CliRun> answered = new ArrayList<>();
        List<CliRun> failed = new ArrayList<>();
        for (int files = 13; files <= 18; files++) { // the shell that starts Java takes 12
            for (String cache : List.of("", " --no-cache")) {
                CliRun run = program.withOpenFiles(files).run("user list -o json" + cache);
                (run.exitCode() == ExitStatus.OK ? answered : failed).add(run);
            }
        }

        assertThat(answered).isNotEmpty().allSatisfy(run -> assertThat(run.out())
                .isEqualTo(expected));
        assertThat(failed).isNotEmpty().allSatisfy(run -> assertThat(
                        run.failed(ExitStatus.UNEXPECTED).err())
                .contains("hint: allow more open files"));
    }
}
