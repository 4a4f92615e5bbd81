package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One who has a cache of their own, and a team with a table that they come to. */
class CacheMigrateCommandTest {
    private static final List<String> READS =
            List.of("user list", "group list", "user get jane.smith", "permission-set list");
    private static final String TITLE = "user update jane.smith --title Admiral";

    private final Path homes;
    private final TestTable table = new TestTable();
    private final Cli own;
    private final Cli team;

    CacheMigrateCommandTest(@TempDir Path homes) {
        this.homes = homes;
        Map<String, String> environment =
                table.environment(DynamoDbServer.shared().endpoint());
        this.own = Cli.inSandbox(homes.resolve("own")).with(environment).with("AWSIDEMAN_CACHE_BACKEND", "file");
        this.team = Cli.inSandbox(homes.resolve("team")).with(environment);
    }

    @BeforeEach
    void oneAws() throws IOException {
        own.run("user list --no-cache").ok();
        Files.createDirectories(team.files());
        Files.createSymbolicLink(team.files().resolve("sandbox"), own.files().resolve("sandbox"));
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void whatIsCopiedTheTeamNeedsNotAskAndAWriteOfTheTeamIsSeen() {
        List<String> answers = readAll(own);
        CliRun run = own.run("cache migrate --to dynamodb --yes -o json").ok();
        assertThat(run.json().path("Copied").asInt()).isGreaterThanOrEqualTo(READS.size());
        assertThat(run.json().path("Checked").asInt()).isPositive();
        assertThat(run.json().path("From").asText()).isEqualTo("file");
        assertThat(run.err()).contains("To use it: awsideman cache backend use dynamodb");
        team.run("instance list").ok(); // as which instance there is is not copied
        long calls = own.callsTotal();

        assertThat(readAll(team)).isEqualTo(answers);

        assertThat(own.callsTotal() - calls).as("the choice of the instance").isLessThanOrEqualTo(1);
        team.run(TITLE).ok();
        assertThat(title(team)).contains("Admiral");
        later(Duration.ofSeconds(10));
        assertThat(title(team)).contains("Admiral");
        assertThat(own.run("cache migrate --to dynamodb --yes -o json")
                        .ok()
                        .json()
                        .path("Copied")
                        .asInt())
                .isZero();
        assertThat(title(team)).contains("Admiral");
    }

    @Test
    void changeOfTheTeamIsNotUndone() {
        readAll(own);
        later(Duration.ofMinutes(1));
        team.run(TITLE).ok();
        later(Duration.ofSeconds(10));

        CliRun run = own.run("cache migrate --to dynamodb --yes -o json").ok();

        assertThat(run.json().path("Left").asInt()).isPositive();
        assertThat(run.err()).contains("changes that only the target was told of");
        assertThat(title(team)).contains("Admiral");
        assertThat(title(own.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb"))).contains("Admiral");
    }

    @Test
    void dryRunAndNobodyToAskChangeNothing() {
        readAll(own);

        CliRun dry = own.run("cache migrate --to dynamodb --dry-run").ok();
        assertThat(dry.err()).containsPattern("Would copy \\d+ entries");
        assertThat(own.run("cache migrate --to dynamodb")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--yes");

        assertThat(table.items("")).isEmpty();
    }

    @Test
    void encryptionIsAppliedKeptAndTakenOffAsTheTargetIsConfigured() {
        List<String> answers = readAll(own);
        encrypting(own, "true");
        encrypting(team, "true");

        assertThat(copied(own, "--from file --to dynamodb")).isPositive();

        assertThat(table.items("").toString()).doesNotContain("user", "Describe", "111122223333");
        assertThat(readAll(team)).isEqualTo(answers);
        Cli third = Cli.inSandbox(homes.resolve("own"))
                .with(table.environment(DynamoDbServer.shared().endpoint()))
                .with("AWSIDEMAN_CACHE_DIR", homes.resolve("third").toString());
        encrypting(third, "true");
        assertThat(copied(third, "--from dynamodb --to file")).isPositive();
        assertThat(plainFiles(homes.resolve("third"))).isFalse();
        third.with("AWSIDEMAN_CACHE_DIR", homes.resolve("fourth").toString());
        encrypting(third, "false");
        assertThat(copied(third, "--from dynamodb --to file")).isPositive();
        assertThat(plainFiles(homes.resolve("fourth"))).isTrue();
        long calls = own.callsTotal();
        third.with("AWSIDEMAN_CACHE_BACKEND", "file");
        assertThat(readAll(third)).isEqualTo(answers);
        assertThat(own.callsTotal() - calls).isLessThanOrEqualTo(1);
    }

    @Test
    void storeOfOtherKeysIsNeitherReadNorWritten() {
        encrypting(team, "true").with("AWSIDEMAN_CACHE_KEY", "B".repeat(42) + "A=");
        readAll(team);
        readAll(own);

        assertThat(encrypting(own, "true")
                        .run("cache migrate --to dynamodb --yes")
                        .failed(ExitStatus.KEY)
                        .err())
                .contains("not with a key of this configuration");
        assertThat(own.run("cache migrate --from dynamodb --to file")
                        .failed(ExitStatus.KEY)
                        .err())
                .contains("not with a key of this configuration");
        own.with("AWSIDEMAN_CACHE_KEY", "B".repeat(42) + "A=");
        assertThat(encrypting(own, "false")
                        .with("AWSIDEMAN_CACHE_KEY", "B".repeat(42) + "A=")
                        .run("cache migrate --to dynamodb --yes")
                        .failed(ExitStatus.CONFLICT)
                        .err())
                .contains("cache.encryption_enabled");
    }

    @Test
    void serverThatWasJustStartedIsFilledWhenItIsSaidToBeNew() throws IOException {
        try (RedisProcess server = RedisProcess.start()) {
            List<String> answers = readAll(own);
            for (Cli cli : List.of(own, team)) {
                cli.with("AWSIDEMAN_CACHE_REDIS_URL", server.url()).with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "20s");
            }
            JsonNode cautious =
                    own.run("cache migrate --to redis --yes -o json").ok().json();
            assertThat(cautious.path("Copied").asInt()).isZero();
            assertThat(cautious.path("Left").asInt()).isPositive();

            assertThat(copied(own, "--to redis --target-is-new")).isPositive();

            later(Duration.ofSeconds(10)); // a server that was just started is not believed at first
            long calls = own.callsTotal();
            assertThat(readAll(team.with("AWSIDEMAN_CACHE_BACKEND", "redis"))).isEqualTo(answers);
            assertThat(own.callsTotal() - calls).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatCannotBeReadIsPassedOverAndSaid() throws IOException {
        readAll(own);
        try (Stream<Path> files = Files.walk(own.files().resolve("cache"))) {
            Path entry = files.filter(file -> file.toString().endsWith(".entry"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(entry, "torn");
        }

        CliRun run = own.run("cache migrate --to dynamodb --yes -o json").ok();

        assertThat(run.json().path("Unreadable").asInt()).isEqualTo(1);
        assertThat(run.err()).contains("1 entry cannot be read and was passed over");
    }

    @Test
    void wayMustLeadFromOneStoreToAnother() {
        assertThat(own.run("cache migrate --to file").failed(ExitStatus.USAGE).err())
                .contains("the same store");
        assertThat(own.run("cache migrate --to memory").failed(ExitStatus.USAGE).err())
                .contains("in memory is gone");
        assertThat(own.run("cache migrate --from dynamodb --to hybrid")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("the same store: dynamodb");
        assertThat(own.run("cache migrate --to tape").failed(ExitStatus.USAGE).err())
                .contains("'tape' is none");
    }

    private static int copied(Cli cli, String route) {
        return cli.run("cache migrate --yes -o json " + route)
                .ok()
                .json()
                .path("Copied")
                .asInt();
    }

    private static Cli encrypting(Cli cli, String enabled) {
        return cli.with("AWSIDEMAN_CACHE_ENCRYPTION", enabled)
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");
    }

    private static boolean plainFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".entry"))
                    .anyMatch(file -> contains(file, "user:list"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void later(Duration time) {
        own.later(time);
        team.later(time);
    }

    private static List<String> readAll(Cli cli) {
        return READS.stream().map(read -> cli.run(read).ok().out()).toList();
    }

    private static String title(Cli cli) {
        return cli.run("user get jane.smith --output json").ok().out();
    }
}
