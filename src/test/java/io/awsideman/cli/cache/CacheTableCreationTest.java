package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.DynamoDbServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the real engine that are made because an option or the configuration says so, and not else. */
class CacheTableCreationTest {
    private static final String CREATING = "creating it, because cache.dynamodb_create_table says so";

    private final String table = "t" + UUID.randomUUID();
    private final Path homes;
    private final Cli cli;

    CacheTableCreationTest(@TempDir Path homes) {
        this.homes = homes;
        this.cli = user("own");
    }

    @Test
    void firstCommandThatNeedsTheTableMakesItIfItMay() {
        cli.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb");
        assertThat(cli.run("user list").ok().err()).contains("does not exist");
        assertThat(isThere()).isFalse();

        cli.with("AWSIDEMAN_CACHE_DYNAMODB_CREATE_TABLE", "true").later(Duration.ofMinutes(2));
        assertThat(cli.run("user update jane.smith --title Admiral --dry-run")
                        .ok()
                        .err())
                .as("a dry run makes nothing that costs money")
                .contains("does not exist")
                .doesNotContain(CREATING);
        assertThat(isThere()).isFalse();
        cli.later(Duration.ofMinutes(2));
        assertThat(cli.run("user list").ok().err().lines())
                .singleElement()
                .asString()
                .contains(table, "eu-west-1", CREATING);

        assertThat(isThere()).isTrue();
        assertThat(cli.run("cache backend repair -o json").ok().json().path("Changes"))
                .as("expiry is on")
                .isEmpty();
        assertKeeps(cli);
    }

    @Test
    void severalWhoMakeItAtOnceAllUseIt() throws Exception {
        List<Cli> users = List.of(user("first"), user("second"), user("third"));
        for (Cli user : users) {
            user.run("user list --no-cache").ok();
            user.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb").with("AWSIDEMAN_CACHE_DYNAMODB_CREATE_TABLE", "true");
        }
        CyclicBarrier start = new CyclicBarrier(users.size());
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Future<CliRun>> runs = threads.invokeAll(users.stream()
                    .map(user -> (Callable<CliRun>) () -> {
                        start.await();
                        return user.run("user list");
                    })
                    .toList());
            for (Future<CliRun> run : runs) {
                assertThat(run.get().ok().err()).doesNotContain("cannot", "does not exist");
            }
        } finally {
            threads.shutdownNow();
        }

        users.forEach(CacheTableCreationTest::assertKeeps);
    }

    @Test
    void useMakesTheTableOnTheWordOfTheUser() {
        assertThat(cli.run("cache backend use dynamodb --create-table")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--yes");
        assertThat(cli.run("cache backend use hybrid --create-table --dry-run")
                        .ok()
                        .err())
                .contains("Would create the table " + table, "Would set");
        assertThat(isThere()).isFalse();
        assertThat(cli.run("cache backend use file --create-table")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("file needs no table");
        assertThat(cli.run("cache backend show").ok().out()).doesNotContain("dynamodb");

        assertThat(cli.run("cache backend use dynamodb --create-table --yes")
                        .ok()
                        .err())
                .contains("billed by request", "Set cache.backend_type");

        assertThat(isThere()).isTrue();
        assertThat(cli.run("cache backend use dynamodb --create-table").ok().err())
                .as("there is nothing to ask for")
                .doesNotContain("billed");
        assertKeeps(cli);
    }

    @Test
    void migrationMakesTheTableOnTheWordOfTheUser() {
        cli.run("user list").ok();
        cli.run("cache migrate --to dynamodb --yes").failed(ExitStatus.UNAVAILABLE);
        assertThat(cli.run("cache migrate --to dynamodb --create-table")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--yes");

        CliRun dry =
                cli.run("cache migrate --to dynamodb --create-table --dry-run").ok();

        assertThat(dry.err()).contains("Would create the table " + table).containsPattern("Would copy [1-9]");
        assertThat(isThere()).isFalse();
        JsonNode copied = cli.run("cache migrate --to dynamodb --create-table --yes -o json")
                .ok()
                .json();
        assertThat(dry.err()).contains("Would copy " + copied.path("Copied").asInt() + " entr");
        assertThat(isThere()).isTrue();
        assertThat(cli.run("cache migrate --to redis --create-table --yes")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("redis");
    }

    private boolean isThere() {
        return !cli.run("cache backend create --dry-run").ok().err().contains("Would create");
    }

    private static void assertKeeps(Cli cli) {
        cli.run("user list").ok();
        long calls = cli.callsTotal();
        assertThat(cli.run("user list").ok().err()).isEmpty();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    /** The engine deletes what has expired, by its own clock. */
    private Cli user(String name) {
        Cli user = Cli.inSandbox(homes.resolve(name))
                .with(TestTable.environment(table, DynamoDbServer.shared().endpoint()))
                .without("AWSIDEMAN_CACHE_BACKEND");
        user.later(Duration.between(user.clock().instant(), Instant.now()));
        return user;
    }
}
