package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionSetListCommandTest {
    private final Path home;
    private final Cli cli;

    PermissionSetListCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = PermissionSetSandbox.empty(home);
    }

    @Test
    void everySetHasItsName() {
        cli.run("permission-set create --name Zebra+=,.@-_ --description Käse --session-duration 2h")
                .ok();
        cli.run("permission-set create --name Alpha").ok();

        CliRun run = cli.run("permission-set list --sort-by Name").ok();

        assertThat(run.lines().get(0)).matches("Name +Description +SessionDuration +PermissionSetArn");
        assertThat(run.lines().subList(2, 4))
                .satisfiesExactly(first -> assertThat(first).startsWith("Alpha"), second -> assertThat(second)
                        .contains("Zebra+=,.@-_", "Käse", "PT2H", "arn:aws:sso:::permissionSet/"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listingIsOneCallForAllAndOneForEachAndNoneTheSecondTime() {
        for (int i = 0; i < 5; i++) {
            cli.run("permission-set create --name set" + i).ok();
        }
        cli.later(Duration.ofSeconds(10));
        long lists = cli.calls().getOrDefault("sso-admin:ListPermissionSets", 0L);
        long descriptions = cli.calls().getOrDefault("sso-admin:DescribePermissionSet", 0L);

        cli.run("permission-set list").ok();

        assertThat(cli.calls()).containsEntry("sso-admin:ListPermissionSets", lists + 1);
        assertThat(cli.calls()).containsEntry("sso-admin:DescribePermissionSet", descriptions + 5);
        long before = cli.callsTotal();
        assertThat(cli.run("permission-set list -o json").ok().json()).hasSize(5);
        assertThat(cli.run("permission-set find set3 -o json").ok().json()).hasSize(1);
        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    @Test
    void listingThatIsLongerThanOnePageIsComplete() {
        for (int i = 0; i < 101; i++) {
            cli.run("permission-set create --name set" + i).ok();
        }

        assertThat(cli.run("permission-set list --output json").ok().json()).hasSize(101);
        assertThat(cli.run("permission-set list --output json --limit 7").ok().json())
                .hasSize(7);
    }

    @Test
    void noSetsAreAnEmptyArrayForScriptsAndASentenceForPeople() {
        assertThat(cli.run("permission-set list --output json").ok().out().strip())
                .isEqualTo("[]");
        CliRun table = cli.run("permission-set list").ok();
        assertThat(table.out() + table.err()).contains("There are no such permission sets.");
    }

    @Test
    void csvHasAFixedHeader() {
        assertThat(cli.run("permission-set list -o csv").ok().lines().get(0))
                .isEqualTo("Name,Description,SessionDuration,PermissionSetArn,RelayState,CreatedDate");
    }

    @Test
    void findLooksInNamesAndDescriptions() {
        cli.run("permission-set create --name Audit --description 'Lesen für Prüfer'")
                .ok();
        cli.run("permission-set create --name Other").ok();

        assertThat(cli.run("permission-set find PRÜFER -o json").ok().texts("Name"))
                .containsExactly("Audit");
        assertThat(cli.run("permission-set find --regex ^oth -o json").ok().texts("Name"))
                .containsExactly("Other");
        assertThat(cli.run("permission-set find nothing -o json").ok().json()).isEmpty();
        cli.run("permission-set find --regex '['").failed(ExitStatus.USAGE);
    }

    @Test
    void oneRefusedDescriptionFailsTheListingAsAWhole() {
        cli.run("permission-set create --name Audit").ok();

        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=DescribePermissionSet")
                .run("permission-set list --refresh")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(run.err()).contains("DescribePermissionSet");
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "ThrottlingException", "Rate exceeded")) {
            aws.user(home).run("permission-set list --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
