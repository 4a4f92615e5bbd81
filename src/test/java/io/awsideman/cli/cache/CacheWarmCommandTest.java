package io.awsideman.cli.cache;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheWarmCommandTest {
    private final Path home;
    private final Cli cli;

    CacheWarmCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void withoutWordsEverythingIsWarm() {
        cli.run("permission-set create Audit").ok();
        cli.later(Duration.ofSeconds(10));

        CliRun run = cli.run("cache warm -o json").ok();

        assertThat(run.texts("What"))
                .contains("instances", "users", "groups", "memberships", "permission-sets", "accounts");
        assertThat(run.json().findValues("Items")).allMatch(items -> items.asInt() > 0);
        assertThatNothingIsCalledBy("user list");
        assertThatNothingIsCalledBy("account list --ou-path");
        assertThatNothingIsCalledBy("org show");
        assertThatNothingIsCalledBy("application list");
        assertThatNothingIsCalledBy("cache warm");
    }

    @Test
    void namedThingsAreWarmAndNothingElse() {
        assertThat(cli.run("cache warm users -o json").ok().texts("What")).containsExactly("users");

        assertThat(cli.calls()).containsOnlyKeys("sso-admin:ListInstances", "identitystore:ListUsers");
        assertThatNothingIsCalledBy("user list");
    }

    @Test
    void whatACommandReadsIsWarm() {
        CliRun run = cli.run("cache warm -- user list").ok();

        assertThat(run.lines()).last().asString().contains("user list");
        assertThatNothingIsCalledBy("user list");
    }

    @Test
    void commandMayBeOneQuotedWordAndHaveItsOwnArguments() {
        cli.run("cache warm 'user get jane.smith'").ok();

        assertThatNothingIsCalledBy("user get jane.smith");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache warm users groups", "cache warm -- group list"})
    void whatAChangeWasJustMadeToIsKeptOnceThatHasSettled(String command) {
        cli.run("group create Auditors").ok();

        CliRun run = cli.run(command).ok();

        assertThat(run.err()).contains("settle");
        assertThat(cli.run("group list -o json").ok().texts("DisplayName")).contains("Auditors");
        assertThatNothingIsCalledBy("group list");
    }

    @Test
    void whatCannotBeKeptBecauseAChangeGoesOnIsSaidAndTheRestIsKept() {
        cli.run("group create Auditors").ok();
        cli.meanwhile(() -> cli.run("group create Approvers").ok());

        CliRun run = cli.run("cache warm users groups").ended(ExitStatus.PARTIAL);

        assertThat(run.out()).contains("users", "groups");
        assertThat(run.err()).contains("answers that were not kept: 1", "run it again");
        assertThatNothingIsCalledBy("user list");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cache warm -- user delete jane.smith --yes",
                "cache warm 'user delete jane.smith --force'",
                "cache warm -- user create --user-name x --given-name x --family-name x",
                "cache warm -- user update jane.smith --title x",
                "cache warm -- sandbox reset --yes",
                "cache warm -- cache clear --yes",
                "cache warm -- cache warm users",
                "cache warm -- help user",
                "cache warm -- --yes user delete jane.smith"
            })
    void whatDoesNotOnlyReadIsRefusedAndNothingIsDone(String command) {
        cli.run(command).failed(ExitStatus.USAGE);

        assertThat(cli.callsTotal()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile other",
                "-p other",
                "--sandbox",
                "--region eu-west-1",
                "--instance-arn arn:aws:sso:::instance/ssoins-1234567890abcdef",
                "--endpoint-url http://127.0.0.1:9",
                "--timeout 3s",
                "--no-cache",
                "--refresh",
                "--offline",
                "--max-age 5m",
                "--cache-verify"
            })
    void optionsOfTheSessionWithinTheCommandAreRefusedInsteadOfIgnored(String option) {
        CliRun run = cli.run("cache warm -- user list " + option).failed(ExitStatus.USAGE);

        String name = option.equals("-p other") ? "--profile" : option.split(" ")[0];
        assertThat(run.err()).contains(name, "awsideman cache warm " + name);
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void optionsOfTheSessionBeforeTheCommandHoldForIt() {
        cli.without("AWS_PROFILE")
                .run("cache warm --profile sandbox -- user list")
                .ok();

        assertThat(cli.calls()).containsKey("identitystore:ListUsers");
    }

    @Test
    void failureOfTheCommandIsTheFailureOfTheWarming() {
        cli.run("cache warm -- user get nobody").failed(ExitStatus.NOT_FOUND);
        cli.run("cache warm -- user list --limt 3").failed(ExitStatus.USAGE);
    }

    @Test
    void unknownThingIsAUsageErrorThatNamesTheKnownOnes() {
        assertThat(cli.run("cache warm usres").failed(ExitStatus.USAGE).err()).contains("usres", "users");
        assertThat(cli.run("cache warm users usres").failed(ExitStatus.USAGE).err())
                .contains("usres");
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void maxAgeReplacesOlderAnswersOnly() {
        cli.run("cache warm users").ok();
        long calls = cli.callsTotal();

        cli.later(Duration.ofMinutes(3)).run("cache warm users --max-age 5m").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);

        cli.later(Duration.ofMinutes(3)).run("cache warm users --max-age 5m").ok();
        assertThat(cli.callsTotal()).isGreaterThan(calls);
    }

    @Test
    void dryRunReadsNothing() {
        assertThat(cli.run("cache warm users groups --dry-run").ok().err()).contains("Would read users, groups");
        assertThat(cli.run("cache warm --dry-run -- user list").ok().err()).contains("nothing was read");

        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void quietWarmingSaysNothing() {
        CliRun run = cli.run("cache warm --quiet").ok();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEmpty();
        assertThat(cli.run("cache warm --quiet -- user list").ok().out()).isEmpty();
        assertThat(cli.run("cache warm --quiet -o json -- user list").ok().texts("What"))
                .containsExactly("user list");
    }

    @Test
    void warmingThatAwsRefusesFailsWithItsCode() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "no")) {
            aws.user(home).run("cache warm --quiet").failed(ExitStatus.NOT_AUTHORIZED);
        }
    }

    private void assertThatNothingIsCalledBy(String command) {
        long before = cli.callsTotal();
        cli.run(command).ok();
        assertThat(cli.callsTotal()).as("calls of " + command).isEqualTo(before);
    }
}
