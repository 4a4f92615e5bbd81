package io.awsideman.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceCommandsTest {
    private final Path home;
    private final Cli cli;

    InstanceCommandsTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void listShowsTheInstance() {
        assertThat(cli.run("instance list -o json").ok().texts("IdentityStoreId"))
                .containsExactly("d-9067642ac7");
        assertThat(cli.run("instance list").ok().lines()).hasSize(3);
    }

    @Test
    void showTakesTheOnlyInstance() {
        assertThat(cli.run("instance show --query Status -o text").ok().out().strip())
                .isEqualTo("ACTIVE");
        assertThat(cli.calls()).containsEntry("sso-admin:DescribeInstance", 1L);
    }

    @Test
    void showTakesTheInstanceThatIsAskedFor() {
        String arn = cli.run("instance list -o json").ok().texts("InstanceArn").get(0);

        assertThat(cli.run("instance show -o json --instance-arn " + arn).ok().texts("InstanceArn"))
                .containsExactly(arn);
    }

    @Test
    void unknownInstanceIsNotFoundAndTheKnownOnesAreNamed() {
        assertThat(cli.run("instance show --instance-arn arn:aws:sso:::instance/ssoins-0000000000000000")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("ssoins-7223b02967a1d4c8");
    }

    @Test
    void refusalByAwsIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "no instances for you")) {
            Cli refused = aws.user(home);

            assertThat(refused.run("instance list")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("no instances");
            assertThat(refused.run("instance show")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("no instances");
        }
    }
}
