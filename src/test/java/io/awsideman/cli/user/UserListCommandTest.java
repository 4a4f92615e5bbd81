package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserListCommandTest {
    private final Path home;
    private final Cli cli;

    UserListCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void everyUserIsOneLineOfTheTable() {
        CliRun run = cli.run("user list").ok();

        assertThat(run.lines()).hasSize(2 + 12);
        assertThat(run.lines().get(0)).matches("UserName +DisplayName +Email +UserStatus +UserId");
        assertThat(run.out()).contains("zoe.mueller", "美咲 山田");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listingThatIsLongerThanOnePageIsComplete() {
        cli.run("sandbox seed --users 250 --groups 2 --yes").ok();

        assertThat(cli.run("user list --output json").ok().json()).hasSize(250);
        assertThat(cli.calls()).containsEntry("identitystore:ListUsers", 3L);
    }

    @Test
    void noUsersAreAnEmptyArrayForScriptsAndASentenceForPeople() {
        cli.run("sandbox seed --users 0 --groups 0 --yes").ok();

        assertThat(cli.run("user list --output json").ok().out().strip()).isEqualTo("[]");
        CliRun table = cli.run("user list").ok();
        assertThat(table.out() + table.err()).contains("There are no such users.");
    }

    @Test
    void limitCutsWhatIsShown() {
        assertThat(cli.run("user list --limit 3 --output json").ok().json()).hasSize(3);
        assertThat(cli.run("user list --limit 500 --output json").ok().json()).hasSize(12);
    }

    @Test
    void limitCutsAfterSortingAndBeforeTheQuery() {
        assertThat(cli.run("user list --sort-by -UserName --limit 2 -o text --columns UserName")
                        .ok()
                        .lines())
                .isEqualTo(cli.run("user list --sort-by -UserName -o text --columns UserName")
                        .ok()
                        .lines()
                        .subList(0, 2));
        assertThat(cli.run("user list --sort-by UserName --limit 2 -o text --query [].UserName|reverse(@)")
                        .ok()
                        .lines())
                .isEqualTo(List.of("carlos.garcia", "ahmed.hassan"));
    }

    @Test
    void columnHasTheNameItWasAskedForBy() {
        assertThat(cli.run("user list --limit 1 --columns UserName,Email -o json")
                        .ok()
                        .json()
                        .get(0)
                        .has("Email"))
                .isTrue();
    }

    @Test
    void formatComesFromTheEnvironment() {
        assertThat(cli.with("AWSIDEMAN_OUTPUT_FORMAT", "json")
                        .run("user list")
                        .ok()
                        .json())
                .hasSize(12);
        cli.with("AWSIDEMAN_OUTPUT_FORMAT", "xml").run("user list").failed(ExitStatus.CONFIGURATION);
    }

    @Test
    void limitBelowOneIsAUsageError() {
        assertThat(cli.run("user list --limit 0").failed(ExitStatus.USAGE).err())
                .contains("--limit");
    }

    @Test
    void columnsAndOrderAreTheUsers() {
        CliRun run = cli.run("user list --columns UserName,FamilyName --sort-by -UserName --output csv")
                .ok();

        assertThat(run.lines().get(0)).isEqualTo("UserName,FamilyName");
        assertThat(run.lines().get(1)).isEqualTo("zoe.mueller,Müller");
    }

    @Test
    void unknownColumnIsAUsageErrorThatNamesTheColumns() {
        assertThat(cli.run("user list --columns UserNam")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("UserNam", "DisplayName");
    }

    @Test
    void queryPicksFromTheResult() {
        CliRun run = cli.run(
                        List.of("user", "list", "--query", "[?UserName=='jane.smith'].DisplayName", "--output", "text"))
                .ok();

        assertThat(run.out().strip()).isEqualTo("Jane Smith");
    }

    @Test
    void refusalByAwsIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "You shall not pass")) {
            CliRun run = aws.user(home).run("user list").failed(ExitStatus.NOT_AUTHORIZED);

            assertThat(run.err()).contains("You shall not pass").contains("default");
            assertThat(aws.requests()).isEqualTo(1);
        }
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "ThrottlingException", "Rate exceeded")) {
            aws.user(home).run("user list --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }

    @Test
    void serverErrorsAreTriedAgain() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "http500=0.4");

        assertThat(cli.run("user list --output json").ok().json()).hasSize(12);
    }
}
