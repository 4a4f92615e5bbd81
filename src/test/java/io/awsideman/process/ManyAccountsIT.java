package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyAccountsIT {
    private static final int ACCOUNTS = 3_000;

    private final Path home;

    ManyAccountsIT(@TempDir Path home) {
        this.home = home;
    }

    /** As objects, its rows alone would be several times the memory. */
    @Test
    void reviewOfThreeThousandAccountsIsWrittenInLittleMemory() throws Exception {
        Program sandbox = Program.inSandbox(Files.createDirectory(home.resolve("server")));
        sandbox.run("sandbox seed --users 60 --groups 20 --memberships 3 --accounts " + ACCOUNTS
                        + " --permission-sets 12 --assignments 9000 --yes")
                .ok();
        try (SandboxServerProcess server = SandboxServerProcess.of(sandbox)) {
            Program client = Program.withKeys(Files.createDirectory(home.resolve("client")))
                    .with("AWS_ENDPOINT_URL", server.address())
                    .with("AWSIDEMAN_RATE_LIMIT_SSO_ADMIN", "1000")
                    .with("AWSIDEMAN_RATE_LIMIT_IDENTITYSTORE", "1000")
                    .with("AWSIDEMAN_RATE_LIMIT_ORGANIZATIONS", "1000")
                    .onJavaWith("-Xmx32m");
            Path review = home.resolve("review.csv");
            Path messages = home.resolve("review.err");

            int exitCode = client.start("access review --people-only -o csv", review.toFile(), messages.toFile())
                    .waitFor();

            String told = Files.readString(messages);
            assertThat(exitCode).as(told).isZero();
            try (Stream<String> lines = Files.lines(review)) {
                long rows = lines.count() - 1;
                assertThat(rows).isGreaterThan(30_000);
                assertThat(told).contains(rows + " rows: 60 users with 12 permission sets in ");
            }
            assertThat(Files.size(review)).isGreaterThan(16L << 20);
        }
    }
}
