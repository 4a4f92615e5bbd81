package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.FaultyLink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two computers with one AWS and one table, each with a line of its own to the table. */
class SharedTableTest {
    private final Path homes;
    private final TestTable table = new TestTable();
    private final FaultyLink ownLine = new FaultyLink(DynamoDbServer.shared().port());
    private final FaultyLink otherLine = new FaultyLink(DynamoDbServer.shared().port());
    private final Cli own;
    private final Cli other;

    SharedTableTest(@TempDir Path homes) {
        this.homes = homes;
        this.own = user("own", ownLine);
        this.other = user("other", otherLine);
    }

    @BeforeEach
    void oneAws() throws IOException {
        own.run("user list --no-cache").ok();
        Files.createDirectories(other.files());
        Files.createSymbolicLink(other.files().resolve("sandbox"), own.files().resolve("sandbox"));
    }

    @AfterEach
    void close() {
        ownLine.close();
        otherLine.close();
        table.close();
    }

    @Test
    void whatIsEncryptedIsNotThrownAwayByOneWithAnotherKey() {
        own.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");
        other.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "B".repeat(42) + "A=");
        titles(own);
        long calls = own.callsTotal();

        assertThat(other.run("user get jane.smith").ok().err()).contains("not with a key of this configuration");

        assertThat(own.callsTotal()).isGreaterThan(calls);
        calls = own.callsTotal();
        titles(own);
        assertThat(own.callsTotal()).isEqualTo(calls);
        other.run("user update jane.smith --title Admiral").ok();
        assertThat(titles(own)).contains("Admiral");
    }

    @Test
    void whatIsInTheTableIsEncryptedAndDecryptedWithoutBeingAskedForAgain() {
        own.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");
        own.run("user update jane.smith --title Admiral").ok();
        settle();
        titles(own);
        assertThat(table.items("").toString()).contains("user:describe");

        own.run("cache encryption enable").ok();

        assertThat(table.items("entry/")).isNotEmpty();
        assertThat(table.items("").toString()).doesNotContain("user", "Describe", "111122223333", "hits");
        long calls = own.callsTotal();
        assertThat(titles(own)).contains("Admiral");
        assertThat(own.callsTotal()).isEqualTo(calls);
        own.run("cache encryption disable --yes").ok();
        assertThat(titles(own)).contains("Admiral");
        assertThat(own.callsTotal()).isEqualTo(calls);
        assertThat(table.items("").toString()).contains("user:describe");
    }

    @Test
    void engineThatWasRestartedEmptyIsFilledAgain() {
        // the engine deletes what has expired, by its own clock
        own.later(Duration.between(own.clock().instant(), Instant.now()));
        try (DynamoDbServer first = DynamoDbServer.start()) {
            Cli cli = own.with(
                    "AWSIDEMAN_CACHE_DYNAMODB_ENDPOINT", first.endpoint().toString());
            cli.run("cache backend create --yes").ok();
            cli.run("user list").ok();
            first.close();
            try (DynamoDbServer second = DynamoDbServer.start(first.port())) {
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(cli.run("user list").ok().err()).containsOnlyOnce("does not exist");

                cli.run("cache backend create --yes").ok();
                cli.later(Duration.ofMinutes(2));
                assertThat(cli.run("user list").ok().err()).isEmpty();
                long calls = cli.callsTotal();
                assertThat(cli.run("user list").ok().err()).isEmpty();
                assertThat(cli.callsTotal()).isEqualTo(calls);
            }
        }
    }

    @Test
    void listingOfTwentyThousandUsersIsCachedWhole() {
        own.run("sandbox seed --users 20000 --groups 1 --yes").ok();
        own.with("AWSIDEMAN_CACHE_COMPRESSION", "false");
        other.with("AWSIDEMAN_CACHE_COMPRESSION", "false");
        String users = own.run("user list --output csv").ok().out();
        long calls = own.callsTotal();

        assertThat(other.run("user list --output csv").ok().out()).isEqualTo(users);

        assertThat(own.callsTotal()).isEqualTo(calls);
        assertThat(table.items("part/")).hasSizeGreaterThan(5);
    }

    private Cli user(String name, FaultyLink line) {
        return Cli.inSandbox(homes.resolve(name))
                .with(table.environment(URI.create("http://127.0.0.1:" + line.port())));
    }

    private void settle() {
        own.later(Duration.ofSeconds(10));
        other.later(Duration.ofSeconds(10));
    }

    private static String titles(Cli cli) {
        return cli.run("user get jane.smith --output json").ok().out();
    }
}
