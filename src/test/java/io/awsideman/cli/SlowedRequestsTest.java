package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowedRequestsTest {
    private final Path home;

    SlowedRequestsTest(@TempDir Path home) {
        this.home = home;
    }

    /** That a command gives up has nothing to do with it: its requests are throttled. */
    @Test
    void rateIsRememberedByTheCommandsThatFollowAndShown() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "ThrottlingException", "Rate exceeded")) {
            aws.user(home).run("instance list --timeout 1s").failed(ExitStatus.UNAVAILABLE);
            double first = rate();
            assertThat(first).isBetween(1.0, 15.1);

            aws.user(home).run("instance list --timeout 1s").failed(ExitStatus.UNAVAILABLE);
            assertThat(rate()).isLessThan(first);
        }
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "no")) {
            assertThat(aws.user(home).run("status show").out())
                    .contains("rate of SSO_ADMIN", "requests a second")
                    .doesNotContain("rate of IDENTITY_STORE");
        }
    }

    private double rate() throws IOException {
        String[] columns =
                Files.readString(home.resolve(".awsideman/state/request-rates")).split("\t", -1);
        assertThat(columns).hasSize(4).startsWith("elsewhere eu-central-1 default", "SSO_ADMIN");
        return Double.parseDouble(columns[2]);
    }
}
