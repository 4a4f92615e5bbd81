package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees of the cache. Every run is an invocation of its own, with nothing in memory from the one before. */
class CachingTest {
    private static final String JDOE = "user create --user-name jdoe --given-name Jane --family-name Doe";

    private final Path home;
    private final Cli cli;

    CachingTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user list",
                "user get jane.smith",
                "user find doe",
                "instance list",
                "instance show",
                "cache warm"
            })
    void secondRunCallsNothingAndAnswersTheSame(String command) {
        String first = cli.run(command).ok().out();
        long calls = cli.callsTotal();

        assertThat(cli.run(command).ok().out()).isEqualTo(first);

        assertThat(calls).isPositive();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void findAndListShareOneListing() {
        cli.run("user list").ok();
        cli.run("user find doe").ok();
        cli.run("user list --limit 2").ok();

        assertThat(cli.calls()).containsEntry("identitystore:ListUsers", 1L);
    }

    @Test
    void limitPoisonsNothing() {
        cli.run("sandbox seed --users 230 --groups 1 --yes").ok();

        assertThat(cli.run("user list --limit 3 -o json").ok().json()).hasSize(3);
        assertThat(cli.run("user list -o json").ok().json()).hasSize(230);
        assertThat(cli.run("user list --limit 5 -o json").ok().json()).hasSize(5);
    }

    @Test
    void createdUserIsSeenByEveryReadAtOnceAndAfterwards() {
        warm();

        cli.run(JDOE + " --email jdoe@example.com").ok();

        assertThatReadsShow("jdoe", 13, "Jane Doe");
        cli.later(Duration.ofSeconds(10));
        assertThatReadsShow("jdoe", 13, "Jane Doe");
        assertThatReadsShow("jdoe", 13, "Jane Doe");
    }

    @Test
    void updatedUserIsSeenByEveryReadAtOnceAndAfterwards() {
        cli.run(JDOE).ok();
        cli.later(Duration.ofSeconds(10));
        warm();
        cli.run("user get jdoe").ok();

        cli.run("user update jdoe --display-name 'J. Roe'").ok();

        assertThatReadsShow("jdoe", 13, "J. Roe");
        cli.later(Duration.ofSeconds(10));
        assertThatReadsShow("jdoe", 13, "J. Roe");
    }

    @Test
    void renamedUserIsFoundUnderTheNewNameOnly() {
        cli.run("user get jane.smith").ok();

        cli.run("user update jane.smith --user-name jane.roe").ok();

        cli.run("user get jane.smith").failed(ExitStatus.NOT_FOUND);
        cli.run("user get jane.roe").ok();
    }

    @Test
    void deletedUserIsGoneFromEveryReadAtOnceAndAfterwards() {
        warm();
        cli.run("user get jane.smith").ok();

        cli.run("user delete jane.smith --yes").ok();

        for (int time = 0; time < 2; time++) {
            cli.run("user get jane.smith").failed(ExitStatus.NOT_FOUND);
            assertThat(cli.run("user list -o json").ok().json()).hasSize(11);
            assertThat(cli.run("user find jane -o json").ok().json()).isEmpty();
            cli.later(Duration.ofSeconds(10));
        }
    }

    @Test
    void writeMadeWithoutTheCacheIsSeenThroughItToo() {
        warm();

        cli.run(JDOE + " --no-cache").ok();

        assertThatReadsShow("jdoe", 13, "Jane Doe");
    }

    @Test
    void failedWriteLeavesAnswersRight() {
        warm();

        cli.run("user create --user-name jane.smith --given-name J --family-name S")
                .failed(ExitStatus.CONFLICT);

        assertThat(cli.run("user list -o json").ok().json()).hasSize(12);
    }

    @Test
    void whileAWriteSettlesReadsAskAwsAndStoreNothing() {
        cli.run("user list").ok();
        cli.run(JDOE).ok();
        long calls = cli.callsTotal();

        cli.run("user list").ok();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls + 2);

        cli.later(Duration.ofSeconds(10)).run("user list").ok();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls + 3);
    }

    @Test
    void answersExpire() {
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        cli.later(Duration.ofHours(1)).run("user list").ok();

        assertThat(cli.callsTotal()).isGreaterThan(calls);
    }

    @Test
    void noCacheNeitherReadsNorStores() {
        cli.run("user list --no-cache").ok();
        long calls = cli.callsTotal();
        assertThat(entries()).isZero();

        cli.run("user list").ok();
        cli.run("user list --no-cache").ok();

        assertThat(cli.callsTotal()).isEqualTo(3 * calls);
    }

    @Test
    void refreshAsksAwsAndStoresTheAnswer() {
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        cli.run("user list --refresh").ok();
        assertThat(cli.callsTotal()).isGreaterThan(calls);
        calls = cli.callsTotal();

        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void offlineAnswersFromTheCacheOnly() {
        cli.run("user list --offline").failed(ExitStatus.UNAVAILABLE);
        assertThat(cli.callsTotal()).isZero();
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        assertThat(cli.run("user list --offline -o json").ok().json()).hasSize(12);
        cli.run("user get jane.smith --offline").failed(ExitStatus.UNAVAILABLE);

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void callerOfTheSandboxIsNotAnsweredWithWhatAnotherOneMaySee() {
        cli.run("account list").ok();

        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=425561190038")
                .run("account list")
                .failed(ExitStatus.NOT_AUTHORIZED);
    }

    @Test
    void offlineWithoutACacheIsAnErrorAndNoCall() {
        cli.with("AWSIDEMAN_CACHE_ENABLED", "false").run("user list --offline").failed(ExitStatus.CONFIGURATION);

        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void offlineWritesNothing() {
        cli.run("user list").ok();

        CliRun run = cli.run(JDOE + " --offline");

        assertThat(run.exitCode()).as(run.err()).isNotZero();
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void maxAgeRefusesOlderAnswers() {
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        cli.later(Duration.ofMinutes(4)).run("user list --max-age 5m").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);

        cli.run("user list --max-age 3m").ok();
        assertThat(cli.callsTotal()).isGreaterThan(calls);
    }

    @Test
    void verifyWarnsOnlyWhereTheCacheDiffers() {
        cli.run("user list").ok();
        assertThat(cli.run("user list --cache-verify").ok().err()).doesNotContain("warning: ");

        elsewhere().run("user delete jane.smith --yes").ok();

        CliRun run = cli.run("user list --cache-verify -o json").ok();
        assertThat(run.err()).contains("warning: ");
        assertThat(run.json()).as("what AWS says is what is shown").hasSize(11);
    }

    @Test
    void expiredAnswerIsBetterThanNoneAndSaysSo() {
        cli.run("user list").ok();

        CliRun run = cli.later(Duration.ofMinutes(40))
                .with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "reset=1")
                .run("user list -o json --timeout 2s")
                .ok();

        assertThat(run.json()).hasSize(12);
        assertThat(run.err()).contains("warning: ");
    }

    @Test
    void expiredAnswerNeverFeedsAWrite() {
        cli.run("user get jane.smith").ok();

        cli.later(Duration.ofMinutes(40))
                .with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "reset=1")
                .run("user update jane.smith --title CTO --timeout 1s")
                .failed(ExitStatus.UNAVAILABLE);
    }

    @Test
    void anotherRegionIsAnotherAnswer() {
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        cli.run("user list --region eu-central-1").ok();

        assertThat(cli.callsTotal()).isGreaterThan(calls);
    }

    /** Another machine with a cache of its own, on the same organization. */
    private Cli elsewhere() {
        return Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_DIR", home.resolve("elsewhere").toString());
    }

    private void warm() {
        cli.run("cache warm").ok();
        cli.run("user find doe").ok();
    }

    private long entries() {
        return cli.run("cache status -o json").ok().json().path("Entries").asLong();
    }

    private void assertThatReadsShow(String userName, int users, String displayName) {
        assertThat(cli.run("user list -o json").ok().texts("UserName"))
                .hasSize(users)
                .contains(userName);
        assertThat(cli.run("user get " + userName + " -o json").ok().texts("DisplayName"))
                .containsExactly(displayName);
        assertThat(cli.run("user find '" + displayName + "' -o json").ok().texts("UserName"))
                .contains(userName);
    }
}
