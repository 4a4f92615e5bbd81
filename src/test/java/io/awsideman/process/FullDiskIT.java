package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes nothing more: what can be answered is, once warned of; what cannot be done is an error. */
class FullDiskIT {
    private final Path home;
    private RemoteSandbox remote;
    private Program program;

    FullDiskIT(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void serve() throws Exception {
        remote = RemoteSandbox.in(home);
        program = remote.client();
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void readsAreAnsweredAndWarnOnce() throws Exception {
        CliRun run = program.onFullDisk().runThroughPipes("user list -o json").ok();

        assertThat(run.json()).hasSize(12);
        assertThat(run.err().lines()).singleElement().asString().startsWith("warning: answers take longer");
    }

    @Test
    void warmingFailsWhenNothingCanBeKept() throws Exception {
        CliRun run = program.onFullDisk().runThroughPipes("cache warm").failed(ExitStatus.UNAVAILABLE);

        assertThat(run.err()).contains("error: the cache was not filled: ", "hint: check the free space");
        assertThat(run.err().lines().filter(line -> line.startsWith("warning: ")))
                .hasSize(1);
        program.onFullDisk().runThroughPipes("cache warm -- user list").failed(ExitStatus.UNAVAILABLE);
    }

    @Test
    void writeIsDoneAndShownWhereTheDiskHasRoomAgain() throws Exception {
        program.run("user list").ok();

        program.onFullDisk()
                .runThroughPipes("user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();

        assertThat(program.run("user list -o json").ok().texts("UserName")).contains("jdoe");
    }

    @Test
    void whatIsKeptInFilesFailsAndStaysAsItWas() throws Exception {
        Path config = home.resolve("client/.awsideman/config.yaml");
        program.run("config set cache.default_ttl 5m").ok();
        String before = Files.readString(config);

        program.onFullDisk().runThroughPipes("config set cache.default_ttl 9m").failed(ExitStatus.CONFIGURATION);

        assertThat(config).content().isEqualTo(before);
    }

    @Test
    void embeddedSandboxThatCannotBeWrittenFails() throws Exception {
        Program sandbox = Program.inSandbox(home.resolve("client"));
        sandbox.run("user list").ok();

        sandbox.onFullDisk().runThroughPipes("user delete jane.smith --yes").failed(ExitStatus.CONFIGURATION);

        assertThat(sandbox.run("user list -o json --no-cache").ok().texts("UserName"))
                .contains("jane.smith");
    }
}
