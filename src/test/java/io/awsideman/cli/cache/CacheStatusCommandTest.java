package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
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
    void figuresOfTheOperationsAddUpToThoseOfTheTypesAndOfAll() {
        cli.run("cache warm users groups memberships").ok();
        cli.run("user list").ok();
        cli.run("group list --refresh").ok();
        cli.run("group list --no-cache").ok();

        JsonNode status = status("--detailed");
        for (String figure : new String[] {"Hits", "Misses", "Bypasses", "CallsSaved"}) {
            assertThat(sum(status.path("Operations"), figure))
                    .as(figure)
                    .isEqualTo(sum(status.path("ResourceTypes"), figure))
                    .isEqualTo(status.path(figure).asLong())
                    .isPositive();
        }
        JsonNode groupList = row(status.path("Operations"), "Operation", "group:list");
        assertThat(groupList.path("Bypasses").asLong()).isEqualTo(2);
        assertThat(status.path("Failures")).isEmpty();
    }

    @Test
    void secondsSavedAreWhatTheSameCallsTookBefore() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "latency=200ms");
        cli.run("user list").ok();
        JsonNode before = row(status("").path("ResourceTypes"), "ResourceType", "user");
        assertThat(before.path("SecondsSaved").asDouble()).isZero();

        cli.run("user list").ok();
        cli.run("user list").ok();

        JsonNode user = row(status("").path("ResourceTypes"), "ResourceType", "user");
        double calls = user.path("CallsSaved").asDouble();
        assertThat(calls).isPositive();
        assertThat(user.path("SecondsSaved").asDouble()).isEqualTo(calls * 0.2, within(0.001));
        assertThat(status("").path("SecondsSaved").asDouble()).isGreaterThan(calls * 0.2);
    }

    @Test
    void failuresAreShownByTheirCause() throws IOException {
        cli.run("user list").ok();
        try (Stream<Path> entries = Files.walk(cli.files().resolve("cache/v1"))) {
            for (Path entry :
                    entries.filter(file -> file.toString().endsWith(".entry")).toList()) {
                Files.writeString(entry, "nothing that was ever an entry");
            }
        }
        cli.run("user list").ok();

        JsonNode failures = status("").path("Failures");
        assertThat(failures.findValuesAsText("Cause")).containsExactly("unreadable_entry");
        assertThat(failures.get(0).path("Count").asInt()).isPositive();
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

    private static JsonNode row(JsonNode rows, String field, String value) {
        for (JsonNode row : rows) {
            if (row.path(field).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError(value + " is not in " + rows);
    }

    private static long sum(JsonNode rows, String field) {
        return rows.findValues(field).stream().mapToLong(JsonNode::asLong).sum();
    }
}
