package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cache cleanup, health, accounts, scopes and clear --scope. */
class CacheUpkeepTest {
    private final Cli cli;

    CacheUpkeepTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void cleanupRemovesWhatIsOfNoUseAndADryRunOnlySaysSo() throws IOException {
        cli.run("user list").ok();
        cli.run("user list --region eu-west-1").ok();
        cli.run("permission-set list").ok();
        Path torn = entryFiles().get(0);
        Files.writeString(torn, "torn");
        Path left = Files.writeString(torn.resolveSibling(".a.entry.1.tmp"), "half");
        Files.setLastModifiedTime(left, FileTime.from(cli.clock().instant().minus(Duration.ofHours(2))));
        cli.later(Duration.ofMinutes(75)); // past the ten minutes of users, and the hour for when AWS is unavailable
        long before = entryFiles().size();
        long tokens = tokenFiles().size();

        CliRun dry = cli.run("cache cleanup --dry-run -o json").ok();
        assertThat(entryFiles()).hasSize((int) before);
        assertThat(dry.err()).contains("Would remove", "nothing was changed");
        CliRun run = cli.run("cache cleanup -o json").ok();

        assertThat(run.json()).isEqualTo(dry.json());
        assertThat(run.json().path("Expired").asLong()).isPositive();
        assertThat(run.json().path("Unreadable").asLong()).isEqualTo(1);
        long unneeded = tokens - tokenFiles().size();
        assertThat(unneeded).as("tokens that only removed entries needed").isPositive();
        assertThat(run.json().path("LeftBehind").asLong()).isEqualTo(1 + unneeded);
        assertThat(entryFiles()).isNotEmpty().hasSizeLessThan((int) before);
        assertThat(left).doesNotExist();
        assertThat(cli.run("cache cleanup").ok().err()).contains("Removed 0 entries and 0 things");
        assertThat(cli.run("permission-set list --offline").ok().out()).isNotEmpty();
    }

    @Test
    void healthyCacheIsHealthyInEveryRespect() {
        cli.run("user list").ok();
        cli.run("cache warm users").ok(); // which has a file of its own

        JsonNode rows = cli.run("cache health -o json").ok().json();

        assertThat(rows.findValuesAsText("Check"))
                .containsExactly(
                        "backend",
                        "write",
                        "read",
                        "invalidate",
                        "remove",
                        "breaker",
                        "journal",
                        "permissions",
                        "encryption");
        assertThat(rows.findValuesAsText("Healthy")).containsOnly("true");
        assertThat(rows.findValues("Milliseconds")).hasSize(4);
        assertThat(cli.run("cache health --quiet").ok().out()).isEmpty();
        assertThat(cli.run("cache inspect -o json").ok().texts("Key")).noneMatch(key -> key.startsWith("probe"));
    }

    @Test
    void cacheThatOthersCanReadIsAFinding() throws IOException {
        cli.run("user list").ok();
        Files.setPosixFilePermissions(entryFiles().get(0), PosixFilePermissions.fromString("rw-r--r--"));

        CliRun run = cli.run("cache health -o json").ended(ExitStatus.FINDINGS);

        assertThat(unhealthy(run)).containsExactly("permissions");
    }

    @Test
    void cacheThatCannotBeUsedIsUnavailable() throws IOException {
        Files.createDirectories(cli.files());
        Files.writeString(cli.files().resolve("cache"), "a file where the folder should be");

        CliRun run = cli.run("cache health -o json").ended(ExitStatus.UNAVAILABLE);

        assertThat(unhealthy(run)).contains("backend", "write", "read", "invalidate");
    }

    @Test
    void breakerThatIsOpenIsTold() throws IOException {
        Path cache = cli.files().resolve("cache");
        Files.createDirectories(cli.files());
        Files.writeString(cache, "a file where the folder should be");
        cli.with("AWSIDEMAN_CACHE_BREAKER_THRESHOLD", "1").run("user list").ok();
        Files.delete(cache);

        CliRun run = cli.run("cache health -o json").ended(ExitStatus.UNAVAILABLE);

        assertThat(unhealthy(run)).containsExactly("breaker");
        assertThat(run.out()).contains("open: left alone after ");
        cli.later(Duration.ofSeconds(61)).run("user list").ok();
        cli.run("cache health").ok();
    }

    @Test
    void callersAndScopesAreToldApartAndClearedOneByOne() {
        cli.run("user list").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=536014478215")
                .run("user list")
                .ok();
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        JsonNode accounts = cli.run("cache accounts -o json").ok().json();
        JsonNode scopes = cli.run("cache scopes -o json").ok().json();

        assertThat(accounts.findValuesAsText("Account")).hasSize(2).contains("536014478215");
        assertThat(sum(accounts, "Entries")).isEqualTo(sum(scopes, "Entries")).isPositive();
        assertThat(sum(accounts, "Scopes")).isEqualTo(scopes.size());

        String caller = "536014478215/AdministratorAccess";
        CliRun dry = cli.run("cache clear --scope " + caller + " --dry-run").ok();
        assertThat(dry.err()).contains("Would remove", " of " + caller);
        CliRun cleared =
                cli.run("cache clear --scope " + caller + " --yes -o json").ok();
        assertThat(cleared.json().path("Scopes").findValuesAsText("Caller")).containsOnly(caller);
        assertThat(cleared.err()).contains(" of " + caller);
        assertThat(cli.run("cache accounts -o json").ok().texts("Account"))
                .hasSize(1)
                .doesNotContain("536014478215");
        cli.run("user list --offline").ok();

        String id = cli.run("cache scopes -o json").ok().texts("Scope").get(0);
        cli.run("cache clear --scope " + id + " --yes").ok();
        assertThat(cli.run("cache scopes -o json").ok().texts("Scope")).doesNotContain(id);
        assertThat(cli.run("cache clear --scope " + id + " --yes")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("cache scopes");
    }

    @Test
    void clearingEverythingTakesWhatCannotBeReadAlong() throws IOException {
        cli.run("user list").ok();
        for (Path file : entryFiles()) {
            Files.writeString(file, "torn");
        }
        int torn = entryFiles().size();

        CliRun run = cli.run("cache clear --yes -o json").ok();

        assertThat(run.json().path("Removed").asInt()).isEqualTo(torn).isPositive();
        assertThat(entryFiles()).isEmpty();
    }

    private List<Path> entryFiles() throws IOException {
        return cachedFiles(file -> file.toString().endsWith(".entry"));
    }

    private List<Path> tokenFiles() throws IOException {
        return cachedFiles(file ->
                file.toString().contains("/generations/") && !file.toString().endsWith(".tmp"));
    }

    private List<Path> cachedFiles(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(cli.files().resolve("cache"))) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        }
    }

    private static List<String> unhealthy(CliRun run) {
        return java.util.stream.StreamSupport.stream(run.json().spliterator(), false)
                .filter(row -> !row.path("Healthy").asBoolean())
                .map(row -> row.path("Check").asText())
                .toList();
    }

    private static long sum(JsonNode rows, String field) {
        return rows.findValues(field).stream().mapToLong(JsonNode::asLong).sum();
    }
}
