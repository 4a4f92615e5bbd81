package io.awsideman.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigAutoCommandTest {
    private final Path home;
    private final Path file;
    private final Cli cli;

    ConfigAutoCommandTest(@TempDir Path home) {
        this.home = home;
        this.file = home.resolve(".awsideman/config.yaml");
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void whatIsFoundIsShownAskedAboutAndWritten() throws IOException {
        JsonNode instance = cli.run("instance list -o json").ok().json().path(0);

        CliRun run = cli.answering("y").run("config auto -o json").ok();

        JsonNode result = run.json();
        assertThat(result.path("Profile").asText()).isEqualTo("sandbox");
        assertThat(result.path("Region").asText()).isEqualTo("us-east-1");
        assertThat(result.path("InstanceArn")).isEqualTo(instance.path("InstanceArn"));
        assertThat(result.path("IdentityStoreId")).isEqualTo(instance.path("IdentityStoreId"));
        assertThat(result.path("Written").asBoolean()).isTrue();
        assertThat(run.messages())
                .contains(
                        "+ region: us-east-1",
                        "+ sso_instance_arn: " + result.path("InstanceArn").asText(),
                        "+ identity_store_id: " + result.path("IdentityStoreId").asText());
        assertThat(file)
                .hasContent(
                        """
                        profiles:
                          sandbox:
                            region: us-east-1
                            sso_instance_arn: %s
                            identity_store_id: %s
                        """
                                .formatted(
                                        result.path("InstanceArn").asText(),
                                        result.path("IdentityStoreId").asText()));
        cli.run("user list").ok();
    }

    @Test
    void secondTimeThereIsNothingToAsk() {
        cli.run("config auto --yes").ok();

        CliRun run = cli.run("config auto -o json").ok();

        assertThat(run.json().path("Written").asBoolean()).isFalse();
        assertThat(run.err()).contains("Nothing to change");
    }

    @Test
    void changedValueIsShownWithTheOldOne() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "profiles:\n  sandbox:\n    region: eu-west-1 # was here\n");

        CliRun run = cli.run("config auto --yes").ok();

        assertThat(run.messages()).contains("- region: eu-west-1", "+ region: us-east-1");
        assertThat(Files.readString(file)).contains("region: us-east-1 # was here");
    }

    @Test
    void answerNoWritesNothing() {
        assertThat(cli.answering("n").run("config auto").exitCode()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutATerminalItNeedsYes() {
        cli.run("config auto").failed(ExitStatus.USAGE);
        assertThat(file).doesNotExist();
    }

    @Test
    void dryRunWritesNothing() {
        CliRun run = cli.run("config auto --dry-run -o json").ok();

        assertThat(run.json().path("Written").asBoolean()).isFalse();
        assertThat(run.messages()).last().asString().endsWith("; nothing was changed.");
        assertThat(file).doesNotExist();
    }

    @Test
    void instanceThatIsNotThereIsNotFound() {
        CliRun run = cli.run("config auto --yes --instance-arn arn:aws:sso:::instance/ssoins-0000000000000000")
                .failed(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains("ssoins-0000000000000000", "d-");
    }

    @Test
    void whatIsFoundIsNotTakenFromTheCache() {
        cli.run("instance list").ok();
        long calls = cli.callsTotal();

        cli.run("config auto --dry-run").ok();

        assertThat(cli.callsTotal()).isEqualTo(calls + 1);
    }

    @Test
    void refusalIsNoInstanceNowhere() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "not you")) {
            assertThat(aws.user(home)
                            .run("config auto --yes")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("not you");
        }
    }
}
