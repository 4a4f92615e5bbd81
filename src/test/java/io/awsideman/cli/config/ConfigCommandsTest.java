package io.awsideman.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandsTest {
    private final Path file;
    private final Cli cli;

    ConfigCommandsTest(@TempDir Path home) {
        this.file = home.resolve(".awsideman").resolve("config.yaml");
        this.cli = Cli.at(home);
    }

    @Test
    void pathIsALineForPeopleAndAnObjectForPrograms() {
        assertThat(cli.run("config path").ok().out().strip()).endsWith("config.yaml");
        assertThat(cli.run("config path -o json").ok().out()).contains("\"Path\"");
    }

    @Test
    void whatIsSetIsShownWithItsPlaceAndKeepsComments() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\ncache:\n  max_size_mb: 7 # small\n");

        cli.run("config set cache.default_ttl 30m").ok();

        assertThat(Files.readString(file)).contains("# mine", "7 # small", "default_ttl: 30m");
        CliRun shown = cli.run("config show -o json").ok();
        assertThat(shown.out()).contains("cache.default_ttl").contains("30m").contains("config.yaml:");
    }

    @Test
    void unknownKeyIsRefusedWithASuggestion() {
        CliRun run = cli.run("config set cache.defalt_ttl 30m");

        assertThat(run.exitCode()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("cache.default_ttl");
        assertThat(file).doesNotExist();
    }

    @Test
    void passwordInAValueIsNotShown() throws IOException {
        CliRun run = cli.run("config set cache.redis_url rediss://user:geheim@localhost:6379/0 -o json")
                .ok();

        assertThat(run.out() + run.err()).contains("localhost").doesNotContain("geheim");
        assertThat(Files.readString(file)).contains("geheim");
    }

    @Test
    void dryRunChecksWhatWouldBeSet() {
        cli.run("config set cache.default_ttl soon --dry-run").failed(ExitStatus.USAGE);
        cli.run("config unset cache.defalt_ttl --dry-run").failed(ExitStatus.USAGE);
        assertThat(file).doesNotExist();
    }

    @Test
    void unsetSaysWhetherItWasThere() {
        cli.run("config set cache.default_ttl 30m").ok();

        assertThat(cli.run("config unset cache.default_ttl --dry-run -o json")
                        .ok()
                        .json()
                        .get("Removed")
                        .asBoolean())
                .isTrue();
        assertThat(cli.run("config unset cache.default_ttl -o json")
                        .ok()
                        .json()
                        .get("Removed")
                        .asBoolean())
                .isTrue();
        assertThat(cli.run("config unset cache.default_ttl -o json")
                        .ok()
                        .json()
                        .get("Removed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void validateTellsFindingsFromErrors() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "cache:\n  defalt_ttl: 3\n");
        assertThat(cli.run("config validate").exitCode()).isEqualTo(ExitStatus.FINDINGS);

        Files.writeString(file, "cache: [\n");
        assertThat(cli.run("config validate").exitCode()).isEqualTo(ExitStatus.CONFIGURATION);
    }

    @Test
    void dryRunChangesNothing() {
        cli.run("config set cache.default_ttl 30m --dry-run").ok();

        assertThat(file).doesNotExist();
    }
}
