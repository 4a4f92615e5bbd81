package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process has written, every other process reads, whatever was cached before. */
class ReadYourWritesIT {
    private static final List<String> READS = List.of("user list", "user get jdoe", "user find jdoe");

    private final Path home;

    ReadYourWritesIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void everyReadSeesEveryWriteInTheSandbox() throws Exception {
        assertThatEveryReadSeesEveryWrite(Program.inSandbox(home));
    }

    @Test
    void everyReadSeesEveryWriteOverHttp() throws Exception {
        Path serverHome = Files.createDirectory(home.resolve("server"));
        try (SandboxServerProcess server = SandboxServerProcess.of(Program.inSandbox(serverHome))) {
            assertThatEveryReadSeesEveryWrite(Program.withKeys(Files.createDirectory(home.resolve("client")))
                    .with("AWS_ENDPOINT_URL", server.address()));
        }
    }

    @Test
    void secondProcessCallsNothing() throws Exception {
        Program program = Program.inSandbox(home);
        String first = program.run("user list").ok().out();
        long calls = program.calls();

        assertThat(program.run("user list").ok().out()).isEqualTo(first);

        assertThat(calls).isPositive();
        assertThat(program.calls()).isEqualTo(calls);
    }

    @Test
    void secondProcessCallsNothingOverHttp() throws Exception {
        Program sandbox = Program.inSandbox(Files.createDirectory(home.resolve("server")));
        Program client = Program.withKeys(Files.createDirectory(home.resolve("client")));
        try (SandboxServerProcess server = SandboxServerProcess.of(sandbox)) {
            String list = "user list --endpoint-url " + server.address();
            String first = client.run(list).ok().out();
            long calls = sandbox.calls();

            assertThat(client.run(list).ok().out()).isEqualTo(first);

            assertThat(calls).isPositive();
            assertThat(sandbox.calls()).isEqualTo(calls);
        }
    }

    private static void assertThatEveryReadSeesEveryWrite(Program program) throws Exception {
        warm(program);
        program.run("user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();
        assertThatReadsShow(program, "Jane Doe");

        warm(program);
        program.run("user update jdoe --display-name 'Jane Roe'").ok();
        assertThatReadsShow(program, "Jane Roe");

        warm(program);
        program.run("user delete jdoe --yes").ok();
        assertThat(program.run("user list -o json").ok().texts("UserName")).doesNotContain("jdoe");
        program.run("user get jdoe").failed(ExitStatus.NOT_FOUND);
        assertThat(program.run("user find jdoe -o json").ok().json()).isEmpty();
    }

    private static void warm(Program program) throws Exception {
        for (String read : READS) {
            program.run(read);
        }
    }

    private static void assertThatReadsShow(Program program, String displayName) throws Exception {
        for (String read : READS) {
            CliRun run = program.run(read + " -o json").ok();
            assertThat(run.texts("DisplayName")).as(read).contains(displayName);
            assertThat(run.err()).isEmpty();
        }
    }
}
