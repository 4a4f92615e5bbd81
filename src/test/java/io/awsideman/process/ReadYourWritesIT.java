package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one process has written, the next one reads, whatever was cached before: with nothing between them but the files, and
 * with the time as it is. {@link EveryWriteEveryReadIT} holds it for all commands.
 */
class ReadYourWritesIT {
    private final Path home;

    ReadYourWritesIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void inTheSandbox() throws Exception {
        Program program = Program.inSandbox(home);

        assertThatReadsAreKeptUntilAWrite(program, program);
    }

    @Test
    void overHttp() throws Exception {
        try (RemoteSandbox remote = RemoteSandbox.in(home)) {
            assertThatReadsAreKeptUntilAWrite(remote.client(), remote.sandbox());
        }
    }

    /** @param aws where the calls of the program are counted */
    private static void assertThatReadsAreKeptUntilAWrite(Program program, Program aws) throws Exception {
        List<String> first = names(program);
        long calls = aws.calls();
        assertThat(first).isNotEmpty().doesNotContain("Jane Doe");
        assertThat(calls).isPositive();

        assertThat(names(program)).isEqualTo(first);
        assertThat(aws.calls()).isEqualTo(calls);

        program.run("user create jdoe --given-name Jane --family-name Doe").ok();
        assertThat(names(program)).contains("Jane Doe");
        program.run("user update jdoe --display-name 'Jane Roe'").ok();
        assertThat(names(program)).contains("Jane Roe").doesNotContain("Jane Doe");
        program.run("user delete jdoe --yes").ok();
        assertThat(names(program)).isEqualTo(first);
    }

    private static List<String> names(Program program) throws Exception {
        return program.run("user list -o json").ok().texts("DisplayName");
    }
}
