package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.DynamoDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** cache backend, with tables of the real engine. */
class CacheBackendTest {
    private final String table = "t" + UUID.randomUUID();
    private final Cli cli;

    CacheBackendTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home)
                .with(TestTable.environment(table, DynamoDbServer.shared().endpoint()))
                .without("AWSIDEMAN_CACHE_BACKEND");
    }

    @Test
    void fromNothingToATableThatAnswers() throws IOException {
        // the engine deletes what has expired, by its own clock
        cli.later(Duration.between(cli.clock().instant(), Instant.now()));
        CliRun missing = cli.run("cache backend test dynamodb");
        assertThat(missing.exitCode()).isEqualTo(ExitStatus.UNAVAILABLE);
        assertThat(missing.out()).contains("does not exist");
        assertThat(cli.run("cache backend create").failed(ExitStatus.USAGE).err())
                .contains("--yes");
        assertThat(cli.run("cache backend create --dry-run").ok().err()).contains("Would create");
        assertThat(cli.run("cache backend repair").failed(ExitStatus.NOT_FOUND).err())
                .contains("cache backend create");

        JsonNode created = cli.run("cache backend create --yes -o json").ok().json();
        assertThat(created.path("Table").asText()).isEqualTo(table);
        assertThat(created.path("Changes").toString()).contains("billed by request", "expired items");
        CliRun again = cli.run("cache backend create -o json").ok();
        assertThat(again.err()).contains("exists");
        assertThat(again.json().path("Changes")).isEmpty();
        JsonNode steps = cli.run("cache backend test dynamodb -o json").ok().json();
        assertThat(steps).hasSize(4).allMatch(step -> step.path("Healthy").asBoolean());

        Path config = cli.files().resolve("config.yaml");
        Files.createDirectories(cli.files());
        Files.writeString(config, "# ours\ncache:\n  max_size_mb: 50 # enough\n");
        cli.run("cache backend use dynamodb --dry-run").ok();
        assertThat(Files.readString(config)).doesNotContain("backend_type");
        cli.run("cache backend use dynamodb").ok();
        assertThat(Files.readString(config)).contains("# ours", "# enough", "backend_type: dynamodb");
        cli.run("user list").ok();
        long calls = cli.callsTotal();
        assertThat(cli.run("user list").ok().err()).isEmpty();
        assertThat(cli.callsTotal()).isEqualTo(calls);
        assertThat(cli.run("cache status -o json").ok().json().path("Location").asText())
                .isEqualTo("dynamodb://default@eu-west-1/" + table + " at "
                        + DynamoDbServer.shared().endpoint());
    }

    @Test
    void listSaysWhichThereAreAndWhichIsInUse() {
        JsonNode stores = cli.run("cache backend list -o json").ok().json();

        assertThat(stores).hasSize(6);
        for (JsonNode store : stores) {
            String name = store.path("Backend").asText();
            assertThat(store.path("InUse").asBoolean()).as(name).isEqualTo(name.equals("file"));
            boolean usable = store.path("Problem").asText().isEmpty();
            assertThat(store.path("Location").asText().isEmpty()).as(name).isEqualTo(!usable);
        }
        assertThat(stores.toString()).contains("for one run", "for this user on this computer", "for a team", table);
    }

    @Test
    void showTellsTheSettingsOfTheOneInUse() {
        assertThat(cli.run("cache backend show -o json").ok().texts("Key"))
                .contains("cache.backend_type", "cache.cache_dir", "cache.circuit_breaker.failure_threshold")
                .doesNotContain("cache.dynamodb_table_name", "cache.redis_url", "cache.ttls.user.list");

        cli.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb");

        assertThat(cli.run("cache backend show").ok().out())
                .contains(table, "environment AWSIDEMAN_CACHE_DYNAMODB_TABLE", "20s")
                .doesNotContain("redis");
    }

    @Test
    void testShowsThatTheFilesWork() {
        assertThat(cli.run("cache backend test -o json").ok().json()).hasSize(4);
        assertThat(cli.run("cache backend test memory -o json").ok().json()).hasSize(4);
    }

    @Test
    void policyAllowsTheTableAndNoMore() throws IOException {
        JsonNode policy = new ObjectMapper()
                .readTree(cli.run("cache backend policy --account 111122223333")
                        .ok()
                        .out());

        assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.path("Statement")).hasSize(1);
        JsonNode use = policy.path("Statement").get(0);
        assertThat(use.path("Resource").asText()).isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/" + table);
        assertThat(use.path("Action").toString()).contains("BatchGetItem").doesNotContain("*", "CreateTable");
        assertThat(cli.run("cache backend policy --with-creation").ok().out())
                .contains("dynamodb:CreateTable", "dynamodb:UpdateTimeToLive", ":*:table/");
        cli.run("cache backend policy --account me").failed(ExitStatus.USAGE);
    }

    @Test
    void repairSwitchesExpiryOnAndRemovesWhatBelongsToNothing() {
        try (TestTable made = new TestTable(table)) {
            made.client().putItem(request -> request.tableName(table)
                    .item(Map.of("cache_key", AttributeValue.fromS("part/scope/set/1"))));

            assertThat(cli.run("cache backend repair --dry-run").ok().out()).contains("would be");
            assertThat(made.items("part/")).hasSize(1);
            assertThat(cli.run("cache backend repair").ok().out())
                    .contains("expired items are deleted", "1 item of no whole entry removed");

            assertThat(made.items("part/")).isEmpty();
            assertThat(cli.run("cache backend repair -o json").ok().json().path("Changes"))
                    .isEmpty();
        }
    }

    @Test
    void mistakesAreSaid() {
        assertThat(cli.run("cache backend nonsense").failed(ExitStatus.USAGE).err())
                .contains("repair");
        assertThat(cli.run("cache backend use").failed(ExitStatus.USAGE).err()).contains("BACKEND");
        assertThat(cli.run("cache backend use nonsense")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("dynamodb");
        assertThat(cli.with("AWSIDEMAN_CACHE_BACKEND", "file")
                        .run("cache backend use memory")
                        .ok()
                        .err())
                .contains("AWSIDEMAN_CACHE_BACKEND says otherwise");
    }
}
