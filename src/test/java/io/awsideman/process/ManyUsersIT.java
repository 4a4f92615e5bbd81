package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyUsersIT {
    private static final int USERS = 10_000;

    private final Path home;

    ManyUsersIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void tenThousandUsersAreListedCompletelyInLittleMemory() throws Exception {
        Program sandbox = Program.inSandbox(Files.createDirectory(home.resolve("server")));
        sandbox.run("sandbox seed --users " + USERS + " --groups 10 --yes").ok();
        try (SandboxServerProcess server = SandboxServerProcess.of(sandbox)) {
            Program client = Program.withKeys(Files.createDirectory(home.resolve("client")))
                    .with("AWS_ENDPOINT_URL", server.address())
                    .onJavaWith("-Xmx64m");

            assertThat(client.run("user list --limit 3 -o json").ok().json()).hasSize(3);
            CliRun complete = client.run("user list -o jsonl").ok();
            assertThat(complete.lines()).hasSize(USERS).doesNotHaveDuplicates();
            long calls = sandbox.calls();

            for (String format : new String[] {"table", "json", "csv", "yaml", "text"}) {
                assertThat(client.run("user list -o " + format).ok().lines()).hasSizeGreaterThanOrEqualTo(USERS);
            }
            assertThat(client.run("user find 'example' --limit 3 -o json").ok().json())
                    .hasSize(3);
            assertThat(sandbox.calls()).isEqualTo(calls);
        }
    }
}
