package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.DynamoDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations that are shipped as examples are in order, and do what their comments say. */
class ShippedExamplesTest {
    private static final Path EXAMPLES = Path.of("src/site/examples");

    private final Cli cli;

    ShippedExamplesTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production", "team-hybrid", "ci-cd", "multi-region", "high-security"})
    void exampleIsInOrderAndExplained(String name) throws IOException {
        use(name);

        CliRun run = cli.run("config validate -o json").ok();

        assertThat(run.json()).isEmpty();
        assertThat(Files.readAllLines(EXAMPLES.resolve(name + ".yaml")).get(0)).startsWith("# ");
        assertThat(Files.readString(Path.of("README.md"))).contains("src/site/examples");
    }

    @Test
    void noExampleIsLeftOutHere() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void developmentForgetsSoonAndGivesNothingThatHasExpired() throws IOException {
        use("development");

        cli.run("user list").ok();

        assertThat(secondsToLive("user:list:all")).isBetween(108L, 120L);
        assertThat(cli.run("cache status -o json").ok().json().path("MaxBytes").asLong())
                .isEqualTo(50L * 1024 * 1024);
        cli.later(java.time.Duration.ofMinutes(3)).with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "throttled=ListUsers");
        cli.run("user list").failed(ExitStatus.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "production, awsideman-cache",
        "ci-cd, awsideman-cache-ci",
        "multi-region, awsideman-cache-global",
        "team-hybrid, awsideman-cache-team"
    })
    void exampleWithATableAnswersFromIt(String name, String tableName) throws IOException {
        use(name);
        try (TestTable table = new TestTable(tableName)) {
            cli.with(
                            "AWSIDEMAN_CACHE_DYNAMODB_ENDPOINT",
                            DynamoDbServer.shared().endpoint().toString())
                    .with("AWSIDEMAN_CACHE_DYNAMODB_CONNECT_TIMEOUT", "5s")
                    .with("AWSIDEMAN_CACHE_DYNAMODB_TIMEOUT", "20s")
                    .with("AWS_ACCESS_KEY_ID", "TEST")
                    .with("AWS_SECRET_ACCESS_KEY", "secret")
                    .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                    .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");

            assertThat(cli.run("user list").ok().err()).isEmpty();
            long calls = cli.callsTotal();
            assertThat(cli.run("user list").ok().err()).isEmpty();

            assertThat(cli.callsTotal()).isEqualTo(calls);
            assertThat(table.items("entry/")).isNotEmpty();
            assertThat(table.items("").toString().contains("jane.smith")).isFalse();
            assertThat(table.items("").toString().contains("user:list"))
                    .isEqualTo(!name.equals("production") && !name.equals("team-hybrid"));
        }
    }

    @Test
    void highSecurityKeepsNothingWhereThereIsNoKeyring() throws IOException {
        use("high-security");

        CliRun run = cli.run("user list").failed(ExitStatus.KEY);

        assertThat(run.err()).contains("there is no keyring to ask", "encryption_key_source");
        try (Stream<Path> files = Files.list(cli.files())) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).doesNotContain("cache", "secure-cache");
        }
    }

    @Test
    void highSecurityEncryptsWithTheKeyOfAnotherPlace() throws IOException {
        use("high-security");
        cli.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");

        cli.run("user list").ok();

        JsonNode status = cli.run("cache encryption status -o json").ok().json();
        assertThat(status.path("PlainEntries").asLong()).isZero();
        assertThat(status.path("Keys").get(0).path("Entries").asLong()).isPositive();
    }

    /** With the parts that are still to come replaced by files, and nothing encrypted, the rest of each example does what it says. */
    @ParameterizedTest
    @CsvSource({
        "production, account list, account:list:all, 3600",
        "team-hybrid, account list, account:list:all, 3600",
        "ci-cd, user list, user:list:all, 7200",
        "multi-region, application list, application:list:*, 1800",
        "high-security, user list, user:list:all, 300",
    })
    void timesOfAnExampleAreThoseOfItsEntries(String name, String command, String key, long seconds)
            throws IOException {
        use(name);
        cli.with("AWSIDEMAN_CACHE_BACKEND", "file").with("AWSIDEMAN_CACHE_ENCRYPTION", "false");

        cli.run(command + " --output json").ok();

        assertThat(secondsToLive(key)).isBetween(seconds * 9 / 10, seconds);
        Path folder = cli.files().resolve(name.equals("high-security") ? "secure-cache" : "cache");
        assertThat(folder.resolve("v1")).isDirectory();
    }

    private long secondsToLive(String key) {
        JsonNode entries =
                cli.run("cache inspect " + key + " --output json").ok().json();
        assertThat(entries).hasSize(1);
        return entries.get(0).path("SecondsLeft").asLong();
    }

    private void use(String name) throws IOException {
        Files.createDirectories(cli.files());
        Files.copy(EXAMPLES.resolve(name + ".yaml"), cli.files().resolve("config.yaml"));
    }
}
