package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheStatusCommandTest {
    private final Cli cli;

    CacheStatusCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void emptyCacheHasNothingAndNoHitRateToDivide() {
        JsonNode status = status("");

        assertThat(status.path("Entries").asInt()).isZero();
        assertThat(status.path("HitRate").asDouble()).isZero();
        assertThat(status.path("Location").asText())
                .isEqualTo(cli.files().resolve("cache").toString());
        assertThat(status.has("Oldest")).isFalse();
    }

    @Test
    void callsMadeAndCallsSavedAreTheCallsThatThereWouldBeWithoutACache(@TempDir Path other) {
        Cli uncached = Cli.inSandbox(other);
        for (int run = 0; run < 4; run++) {
            for (String command : new String[] {"user list", "instance list", "user get jane.smith"}) {
                cli.run(command).ok();
                uncached.run(command + " --no-cache").ok();
            }
        }

        JsonNode status = status("");
        assertThat(status.path("CallsSaved").asLong() + cli.callsTotal()).isEqualTo(uncached.callsTotal());
    }

    @Test
    void hitRateIsTheShareOfHitsOverAllInvocations() {
        for (int run = 0; run < 4; run++) {
            cli.run("user list").ok();
        }

        JsonNode status = status("--detailed");
        long hits = status.path("Hits").asLong();
        long misses = status.path("Misses").asLong();
        assertThat(hits).isGreaterThanOrEqualTo(3);
        assertThat(status.path("Counters").path("Loads").asLong()).isEqualTo(misses);
        assertThat(status.path("HitRate").asDouble()).isEqualTo(Math.round(1000.0 * hits / (hits + misses)) / 1000.0);
    }

    @Test
    void partsAddUpToTheWhole() {
        cli.run("cache warm").ok();

        JsonNode status = status("--detailed");
        for (String part : new String[] {"ResourceTypes", "Operations"}) {
            assertThat(sum(status.path(part), "Entries"))
                    .as(part)
                    .isEqualTo(status.path("Entries").asLong());
        }
        assertThat(sum(status.path("ResourceTypes"), "Bytes"))
                .isEqualTo(sum(status.path("Operations"), "Bytes"))
                .isPositive()
                .isLessThanOrEqualTo(status.path("Bytes").asLong());
        assertThat(status.path("ResourceTypes").findValuesAsText("ResourceType"))
                .contains("user", "group", "account", "instance");
    }

    @Test
    void expiredEntriesAreNotCountedAsFresh() {
        cli.run("user list").ok();

        cli.later(Duration.ofDays(2));

        assertThat(sum(status("").path("ResourceTypes"), "Fresh")).isZero();
    }

    @Test
    void recentEntriesAreTheNewest() {
        cli.run("user list").ok();
        cli.later(Duration.ofSeconds(10)).run("user get jane.smith").ok();

        JsonNode recent = status("--recent-entries 2").path("RecentEntries");
        assertThat(recent).hasSize(2);
        assertThat(recent.findValuesAsText("Key")).allMatch(key -> key.startsWith("user:"));
        assertThat(recent.get(0).path("CreatedAt").asText()).isEqualTo("2026-11-02T08:00:10Z");
        assertThat(recent.get(0).path("State").asText()).isEqualTo("FRESH");
    }

    @Test
    void statusAsksAwsForNothing() {
        status("--detailed --recent-entries 5");

        assertThat(cli.callsTotal()).isZero();
    }

    private JsonNode status(String options) {
        return cli.run("cache status --output json " + options).ok().json();
    }

    private static long sum(JsonNode rows, String field) {
        return rows.findValues(field).stream().mapToLong(JsonNode::asLong).sum();
    }
}
