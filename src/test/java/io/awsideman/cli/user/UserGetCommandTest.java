package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserGetCommandTest {
    private final Path home;
    private final Cli cli;

    UserGetCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void userIsFoundByNameAddressAndId() {
        String id = cli.run("user get jane.smith --output json")
                .ok()
                .json()
                .path("UserId")
                .asText();

        assertThat(id).isNotEmpty();
        assertThat(cli.run("user get jane.smith@example.com --query UserId --output text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo(id);
        assertThat(cli.run("user get " + id + " --query UserName --output text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("jane.smith");
    }

    @Test
    void userIsFoundWithoutDownloadingEveryone() {
        cli.run("user get jane.smith").ok();

        assertThat(cli.calls()).containsKey("identitystore:GetUserId").doesNotContainKey("identitystore:ListUsers");
    }

    @Test
    void addressCostsNoCallTheSecondTimeAndNeitherDoesNobody() {
        cli.run("user get jane.smith@example.com").ok();
        cli.run("user get nobody@example.com").failed(ExitStatus.NOT_FOUND);
        long calls = cli.callsTotal();

        cli.run("user get jane.smith@example.com").ok();
        cli.run("user get nobody@example.com --offline").failed(ExitStatus.NOT_FOUND);

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void whoWasNobodyIsFoundAfterTheCreation() {
        cli.run("user get new@example.com").failed(ExitStatus.NOT_FOUND);

        cli.run("user create --user-name new --given-name N --family-name W --email new@example.com")
                .ok();

        cli.run("user get new@example.com").ok();
        cli.later(Duration.ofSeconds(4)).run("user get new@example.com").ok();
    }

    @Test
    void partOfANameFindsNobody() {
        assertThat(cli.run("user get jane").failed(ExitStatus.NOT_FOUND).err()).contains("\"jane\"", "user find");
    }

    @Test
    void idOfNobodyIsNotFound() {
        cli.run("user get 9067642ac7-00000000-0000-0000-0000-000000000000").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void nameOfOneAndAddressOfAnotherIsAmbiguousAndNamesBoth() {
        String other = cli.run("user create --user-name jane.smith@example.com --given-name A --family-name B -o json")
                .ok()
                .json()
                .path("UserId")
                .asText();
        String jane =
                cli.run("user get jane.smith --query UserId -o text").ok().out().strip();

        assertThat(cli.run("user get jane.smith@example.com")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains(other)
                .contains(jane);
    }

    @Test
    void missingNameIsAUsageError() {
        assertThat(cli.run("user get").failed(ExitStatus.USAGE).err()).contains("USER");
    }

    @Test
    void refusalByAwsIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "not you")) {
            assertThat(aws.user(home)
                            .run("user get jdoe")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("not you");
        }
    }

    @Test
    void expiredCredentialsSayHowToLogIn() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(403, "ExpiredTokenException", "The token has expired")) {
            assertThat(aws.user(home)
                            .run("user get jdoe")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("aws sso login --profile default");
        }
    }
}
