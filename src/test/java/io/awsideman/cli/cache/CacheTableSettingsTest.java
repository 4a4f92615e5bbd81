package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.FaultyLink;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each setting of the table does what it says, from the file and from the environment. */
class CacheTableSettingsTest {
    /** Those that are tested here or where tables are created. */
    static final Set<String> SETTINGS = Set.of(
            "dynamodb_table_name",
            "dynamodb_region",
            "dynamodb_profile",
            "dynamodb_endpoint",
            "dynamodb_connect_timeout",
            "dynamodb_timeout",
            "dynamodb_retries",
            "dynamodb_create_table",
            "dynamodb_point_in_time_recovery",
            "dynamodb_kms_key",
            "dynamodb_tags");

    private final Path homes;

    CacheTableSettingsTest(@TempDir Path homes) {
        this.homes = homes;
    }

    @ParameterizedTest
    @CsvSource({
        "backend_type, dynamodb, BACKEND, the cache table awsideman-cache in us-east-1 at http://127.0.0.1:1 cannot be reached",
        "dynamodb_table_name, other, DYNAMODB_TABLE, the cache table other",
        "dynamodb_region, eu-west-1, DYNAMODB_REGION, in eu-west-1",
        "dynamodb_endpoint, http://localhost:2/, DYNAMODB_ENDPOINT, at http://localhost:2/ cannot be reached",
    })
    void tableIsLookedForWhereTheSettingSays(String key, String value, String variable, String said) {
        Cli inFile = user("file");
        inFile.run("config set cache." + key + " " + value).ok();
        Cli inEnvironment = user("environment").with("AWSIDEMAN_CACHE_" + variable, value);

        for (Cli cli : Set.of(inFile, inEnvironment)) {
            if (!key.equals("backend_type")) {
                assertThat(cli.run("user list").ok().err())
                        .as("by itself it asks for nothing")
                        .isEmpty();
                cli.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb");
            }
            assertThat(cli.run("user list").ok().err()).contains(said);
        }
    }

    @Test
    void tableIsUsedWithTheProfileThatTheSettingNames() {
        Cli inFile = user("file");
        inFile.run("config set cache.dynamodb_profile other").ok();
        Cli inEnvironment = user("environment").with("AWSIDEMAN_CACHE_DYNAMODB_PROFILE", "other");

        for (Cli cli : Set.of(inFile, inEnvironment)) {
            cli.run("user list").ok();
            cli.with("AWSIDEMAN_CACHE_BACKEND", "dynamodb");
            assertThat(cli.run("user list").failed(ExitStatus.CONFIGURATION).err())
                    .contains("there is no AWS profile \"other\"");
        }
    }

    @Test
    void tableWithoutARegionIsAMistakeOfTheConfiguration() {
        Cli cli = user("a").without("AWS_REGION").with("AWSIDEMAN_CACHE_BACKEND", "dynamodb");

        assertThat(cli.run("cache status").err()).contains("cache.dynamodb_region");
    }

    @Test
    void answerIsWaitedForAsLongAsTheSettingSaysAndAskedForAgainAsOften() {
        try (TestTable table = new TestTable();
                FaultyLink link = new FaultyLink(DynamoDbServer.shared().port())) {
            Cli cli = user("a").with(table.environment(URI.create("http://127.0.0.1:" + link.port())));
            assertThat(cli.run("user list").ok().err()).isEmpty();
            link.reset();
            link.silence();
            cli.with("AWSIDEMAN_CACHE_BREAKER_THRESHOLD", "1").with("AWSIDEMAN_CACHE_DYNAMODB_TIMEOUT", "50ms");

            long before = link.connections();
            assertThat(cli.run("user list").ok().err()).containsOnlyOnce("does not answer in time");
            long withoutRetries = link.connections() - before;
            cli.with("AWSIDEMAN_CACHE_BREAKER_RECOVERY", "1ms")
                    .with("AWSIDEMAN_CACHE_DYNAMODB_RETRIES", "2")
                    .later(Duration.ofMinutes(2));
            long between = link.connections();
            cli.run("user list").ok();

            assertThat(withoutRetries).isEqualTo(1);
            assertThat(link.connections() - between).isEqualTo(3);
        }
    }

    private Cli user(String home) {
        return Cli.inSandbox(homes.resolve(home))
                .with("AWS_REGION", "us-east-1")
                .with("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1")
                .with("AWS_ACCESS_KEY_ID", "TEST")
                .with("AWS_SECRET_ACCESS_KEY", "secret");
    }
}
