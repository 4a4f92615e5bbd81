package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the engines of a shared cache get to see of the directory, without encryption and with it. */
class EncryptedStoresTest {
    private static final List<String> LISTINGS =
            List.of("user list", "group list", "permission-set list", "account list", "assignment list");
    private static final List<String> FIELDS =
            List.of("UserName", "DisplayName", "Email", "Name", "UserId", "GroupId", "AccountId");
    private static final List<String> OPERATIONS = List.of("ListUsers", "identitystore", "user:list", "local/user");

    private final Cli cli;

    EncryptedStoresTest(@TempDir Path home) {
        this.cli =
                Cli.inSandbox(home).with("AWSIDEMAN_CACHE_COMPRESSION", "false"); // which would hide what is looked for
    }

    private interface Dump {
        String all() throws IOException;
    }

    @Test
    void tableShowsNothing() throws IOException {
        try (TestTable table = new TestTable()) {
            table.environment(DynamoDbServer.shared().endpoint()).forEach(cli::with);
            showsNothing(() -> dump(table));
        }
    }

    @Test
    void serverShowsNothing() throws IOException {
        try (RedisProcess redis = RedisProcess.start()) {
            cli.with("AWSIDEMAN_CACHE_BACKEND", "redis")
                    .with("AWSIDEMAN_CACHE_REDIS_URL", redis.url())
                    .with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "20s");
            showsNothing(() -> dump(redis));
        }
    }

    private void showsNothing(Dump dump) throws IOException {
        fill();
        cli.later(Duration.ofSeconds(
                5)); // a server that has just begun may have forgotten a write: nothing is kept at first
        Set<String> secrets = fill();
        assertThat(found(dump.all(), secrets))
                .as("not encrypted")
                .hasSizeGreaterThan(20)
                .contains("jane.smith", "ListUsers");
        cli.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

        cli.run("cache encryption enable").ok();

        long calls = cli.callsTotal();
        fill();
        assertThat(cli.callsTotal()).as("what was there is used on").isEqualTo(calls);
        cli.run("user create leaky.bucket --given-name Leaky --family-name Bucket")
                .ok();
        cli.run("user get leaky.bucket").ok();
        secrets.addAll(List.of("leaky.bucket", "Leaky Bucket"));
        assertThat(found(dump.all(), secrets)).isEmpty();
        assertThat(cli.run("cache encryption status -o json")
                        .ok()
                        .json()
                        .path("Keys")
                        .get(0)
                        .path("Entries")
                        .asInt())
                .isGreaterThanOrEqualTo(LISTINGS.size());
    }

    /** Fills the cache with all listings, and tells what must not be seen. */
    private Set<String> fill() {
        Set<String> secrets = new LinkedHashSet<>();
        for (String listing : LISTINGS) {
            CliRun run = cli.run(listing + " -o json").ok();
            FIELDS.forEach(field -> secrets.addAll(run.texts(field)));
        }
        secrets.removeIf(text -> text.length() < 5 || text.chars().anyMatch(c -> c > 127));
        assertThat(secrets).hasSizeGreaterThan(20);
        secrets.addAll(OPERATIONS);
        return secrets;
    }

    private static Set<String> found(String dump, Set<String> secrets) {
        String text = dump.toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        secrets.stream()
                .filter(secret -> text.contains(secret.toLowerCase(Locale.ROOT)))
                .forEach(found::add);
        return found;
    }

    private static String dump(TestTable table) {
        StringBuilder all = new StringBuilder();
        for (Map<String, AttributeValue> item : table.items("")) {
            item.forEach((name, value) -> all.append(name)
                    .append('=')
                    .append(value)
                    .append(value.b() == null ? "" : value.b().asString(StandardCharsets.ISO_8859_1))
                    .append('\n'));
        }
        return all.toString();
    }

    private static String dump(RedisProcess redis) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line : redis.command("KEYS", "*").split("\r\n")) {
            if (!line.startsWith("*") && !line.startsWith("$")) {
                all.append(line)
                        .append(redis.command("GET", line)) // one of the two is refused
                        .append(redis.command("HGETALL", line))
                        .append('\n');
            }
        }
        return all.toString();
    }
}
