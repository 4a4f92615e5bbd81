package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the rate that AWS allows the longest of answers uses. */
class AccessRateTest {
    private static final double ALLOWED = 20;
    private static final String REVIEW = "access review -o csv --columns AccountId,PermissionSetArn,UserId,PrincipalId";

    private final Cli cli;

    AccessRateTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    /** The time is that of waiting for answers and for the rate alone; each answer takes longer than it does at AWS. */
    @Test
    void reviewOfEverythingUsesTheRateAndIsNeverThrottled() throws InterruptedException {
        cli.run("sandbox seed --users 300 --groups 40 --memberships 5 --accounts 32 --permission-sets 12"
                        + " --assignments 700 --yes")
                .ok();
        cli.run("sandbox status --reset-calls").ok();
        String whole = cli.run(REVIEW).ok().out();
        long calls = cli.callsTotal();
        cli.run("cache clear --yes").ok();
        cli.run("sandbox status --reset-calls").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "throttle=20,latency=200ms");

        Duration taken = cli.taken(() -> assertThat(cli.run(REVIEW).ok().out()).isEqualTo(whole));

        assertThat(cli.callsTotal()).as("without a throttled one").isEqualTo(calls);
        assertThat(calls).isGreaterThan(350);
        assertThat(calls * 1000.0 / taken.toMillis()).isGreaterThanOrEqualTo(0.9 * ALLOWED);
    }

    @Test
    void withoutALimitTheSettingOfRequestsUnderWayDecides() throws InterruptedException {
        cli.run("sandbox seed --users 40 --groups 40 --memberships 3 --accounts 12 --permission-sets 12"
                        + " --assignments 100 --yes")
                .ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "latency=200ms");

        Duration few = taken(2);
        Duration many = taken(16);

        assertThat(few).isGreaterThan(many.multipliedBy(4));
    }

    private Duration taken(int inFlight) throws InterruptedException {
        cli.run("cache clear --yes").ok();
        cli.with("AWSIDEMAN_MAX_IN_FLIGHT", String.valueOf(inFlight));
        return cli.taken(() -> cli.run(REVIEW).ok());
    }
}
