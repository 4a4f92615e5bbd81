package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheInspectCommandTest {
    private final Cli cli;

    CacheInspectCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
        cli.run("user list").ok();
        cli.run("group list").ok();
    }

    @Test
    void entriesAreShownWithAgeTimeLeftAndState() {
        cli.later(Duration.ofMinutes(2));

        JsonNode entry = inspect("user:list:all").get(0);
        assertThat(entry.path("Key").asText()).isEqualTo("user:list:all");
        assertThat(entry.path("State").asText()).isEqualTo("FRESH");
        assertThat(entry.path("AgeSeconds").asLong()).isEqualTo(120);
        assertThat(entry.path("SecondsLeft").asLong()).isBetween(480 - 61L, 480L);
        assertThat(entry.path("Operation").asText()).isEqualTo("identitystore:ListUsers");
        assertThat(entry.path("Generations").findValuesAsText("Prefix"))
                .contains("*", "local", "local/user", "local/user:list", "local/user:list:all")
                .hasSize(6);
        assertThat(entry.has("Value")).isFalse();

        cli.later(Duration.ofHours(1));
        assertThat(inspect("user:list:all").get(0).path("State").asText()).isEqualTo("EXPIRED");
        assertThat(inspect("user:list:all").get(0).path("SecondsLeft").asLong()).isNegative();
    }

    @Test
    void changedGenerationIsShown() {
        cli.run("user create --user-name x --given-name X --family-name Y").ok();

        JsonNode entry = inspect("user:list:all").get(0);
        assertThat(entry.path("State").asText()).isEqualTo("INVALIDATED");
        assertThat(StreamSupport.stream(entry.path("Generations").spliterator(), false)
                        .filter(generation -> !generation.path("Holds").asBoolean()))
                .extracting(generation -> generation.path("Prefix").asText())
                .containsExactly("local/user:list");
    }

    @Test
    void valuesAreShownOnlyWhenAskedForAsAwsAnsweredThem() {
        JsonNode value = inspect("user:list:all --show-values").get(0).path("Value");

        assertThat(value.path("Users").findValuesAsText("UserName")).contains("jane.smith");
        assertThat(cli.run("cache inspect").ok().out()).doesNotContain("jane.smith");
        assertThat(cli.run("cache inspect -o json").ok().out()).doesNotContain("jane.smith");
    }

    @Test
    void patternChoosesAndWithoutOneThereIsAll() {
        assertThat(inspect("user:*").findValuesAsText("Key")).containsExactly("user:list:all");
        assertThat(inspect("*:list:*").findValuesAsText("Key")).contains("user:list:all", "group:list:all");
        assertThat(inspect("").findValuesAsText("Key"))
                .contains("group:list:all", "user:list:all", "instance:chosen:only");
        assertThat(cli.run("cache inspect permission_set:*").ok().err()).contains("Nothing in the cache matches");
    }

    @ParameterizedTest
    @CsvSource({
        "'usr:*', did you mean 'user:*'",
        "user:lst:all, 'keys of it begin with user:describe, user:id, user:list'",
        "everything:everywhere, keys begin with account",
    })
    void patternThatCanMatchNothingSaysSo(String pattern, String hint) {
        for (String command : new String[] {"inspect", "verify", "clear --yes", "clear --dry-run"}) {
            CliRun run = cli.run("cache " + command + " " + pattern).failed(ExitStatus.USAGE);

            assertThat(run.err()).contains("no key of the cache can match '" + pattern + "'", hint);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'*'",
        "us*",
        "'*:describe'",
        "instance:chosen",
        "caller:*",
        "x-report:*",
        "permission_set:described:all"
    })
    void patternThatCanMatchSomethingIsNoMistake(String pattern) {
        cli.run("cache inspect " + pattern).ok();
    }

    @Test
    void inspectingAsksAwsForNothing() {
        long calls = cli.callsTotal();

        inspect("--show-values");

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    private JsonNode inspect(String words) {
        return cli.run("cache inspect --output json " + words).ok().json();
    }
}
