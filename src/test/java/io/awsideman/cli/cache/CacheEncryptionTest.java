package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cache encryption over the file backend, with keys that a passphrase locks. */
class CacheEncryptionTest {
    private static final String KEY = "AWSIDEMAN_CACHE_KEY";

    private final Path home;
    private final Cli cli;

    CacheEncryptionTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void keysComeFromAPassphrase() throws IOException {
        cli.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "passphrase")
                .with("AWSIDEMAN_CACHE_PASSPHRASE_FILE", secret("passphrase", "correct horse battery"));
    }

    @Test
    void whatIsCachedIsEncryptedAndStaysCached() throws IOException {
        cli.run("user list").ok();
        cli.run("group list").ok();
        assertThat(stored()).contains("ListUsers");
        long entries = status().path("PlainEntries").asLong();

        CliRun run = cli.run("cache encryption enable -o json").ok();

        assertThat(run.json().path("Entries").asLong()).isEqualTo(entries);
        assertThat(run.err()).contains("Set cache.encryption_enabled to true", "Encrypted " + entries + " entries.");
        assertThat(stored()).doesNotContain("ListUsers", "identitystore", "user:list", "hits/");
        long calls = cli.callsTotal();
        assertThat(cli.run("user list").ok().out()).contains("jane.smith");
        cli.run("group list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
        assertThat(status().path("PlainEntries").asLong()).isZero();
        assertThat(status().path("Keys").get(0).path("Entries").asLong()).isEqualTo(entries);
        assertThat(cli.run("cache inspect -o json").ok().texts("Key")).contains("user:list:all", "group:list:all");
        assertThat(cli.run("cache status -o json").ok().json().path("Hits").asLong())
                .isGreaterThanOrEqualTo(2);
        assertThat(cli.run("cache health -o json").ok().out()).contains("0 entries in plain text");
    }

    @Test
    void writeInvalidatesWhatIsEncrypted() {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();

        cli.run("user create --user-name new --given-name N --family-name E").ok();

        assertThat(cli.run("user list").ok().out()).contains("new");
    }

    @Test
    void disablingAsksAndDecryptsWhatIsThere() throws IOException {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        cli.run("cache encryption disable").failed(ExitStatus.USAGE);

        CliRun run = cli.run("cache encryption disable --yes").ok();

        assertThat(run.err()).contains("Set cache.encryption_enabled to false");
        assertThat(stored()).contains("ListUsers");
        long calls = cli.callsTotal();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
        assertThat(status().path("Keys").get(0).path("Entries").asLong()).isZero();
        assertThat(status().path("Seal").asText()).isEmpty();
    }

    @Test
    void rotationGivesEveryEntryANewKeyAndDeletesTheOldOne() {
        cli.run("user list").ok();
        cli.run("cache encryption enable").ok();
        JsonNode before = status().path("Keys").get(0);

        cli.run("cache encryption rotate").ok();

        JsonNode keys = status().path("Keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).path("KeyId").asText())
                .isNotEqualTo(before.path("KeyId").asText());
        assertThat(keys.get(0).path("Entries").asLong())
                .isEqualTo(before.path("Entries").asLong());
        long calls = cli.callsTotal();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void whoDoesNotEncryptDoesNotUseWhatIsEncryptedButMakesItOutOfDate() {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        Cli plain = Cli.inSandbox(home).with("AWSIDEMAN_CACHE_ENCRYPTION", "false");

        long calls = cli.callsTotal();
        CliRun run = plain.run("user list").ok();
        assertThat(cli.callsTotal()).isGreaterThan(calls);
        assertThat(run.err()).contains("encrypted", "awsideman cache encryption status");
        plain.run("user update jane.smith --title Changed").ok();

        assertThat(cli.run("user get jane.smith").ok().out()).contains("Changed");
        assertThat(status().path("PlainEntries").asLong()).isZero();
    }

    @Test
    void keyThatCannotBeHadFailsClosed() throws IOException {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        String before = stored();
        cli.with("AWSIDEMAN_CACHE_PASSPHRASE_FILE", secret("other", "wrong horse battery"));

        CliRun run = cli.run("user list").failed(ExitStatus.KEY);

        assertThat(run.err()).contains("error: ", "hint: ").doesNotContain("horse");
        cli.run("user update jane.smith --title Changed").failed(ExitStatus.KEY);
        assertThat(stored()).isEqualTo(before);
        assertThat(cli.run("user list --no-cache").ok().out()).contains("jane.smith");
        assertThat(cli.run("cache encryption status").ok().out()).contains("Problem");
    }

    @Test
    void writeWithoutCacheNeedsNoKeyAndInvalidatesEverything() throws IOException {
        cli.run("cache encryption enable").ok();
        cli.run("user get jane.smith").ok();
        Cli keyless = Cli.inSandbox(home).with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment");

        keyless.run("user update jane.smith --title Changed --no-cache").ok();

        assertThat(cli.run("user get jane.smith").ok().out()).contains("Changed");
    }

    @Test
    void forgettingDeletesTheKeyAndTheEntriesAndANewKeyIsMade() {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        String keyset = status().path("Keyset").asText();
        cli.run("cache encryption forget").failed(ExitStatus.USAGE);

        cli.run("cache encryption forget --yes").ok();

        assertThat(status().has("Keyset")).isFalse();
        assertThat(status().path("Keys")).isEmpty();
        cli.run("user list").ok();
        assertThat(status().path("Keyset").asText()).isNotEmpty().isNotEqualTo(keyset);
    }

    @Test
    void lostKeyIsSurvivedAndTheUserIsTold() {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        Cli other = Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with(KEY, "A".repeat(43) + "=");

        assertThat(other.run("user list").ok().out()).contains("jane.smith");
        long calls = cli.callsTotal();
        assertThat(other.run("user list").ok().out()).contains("jane.smith");

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void exportedKeyOpensTheSameCacheElsewhere() throws IOException {
        cli.run("cache encryption enable").ok();
        cli.run("user list").ok();
        String exported = home.resolve("key.txt").toString();
        String between = " --passphrase-file " + secret("between", "only for the two of us");
        cli.run("cache encryption export " + exported + between).ok();
        String keyset = status().path("Keyset").asText();
        cli.run("cache encryption forget --yes").ok();

        cli.run("cache encryption import " + exported + between + " --yes").ok();

        assertThat(status().path("Keyset").asText()).isEqualTo(keyset);
        assertThat(Files.readString(Path.of(exported)))
                .startsWith("-----BEGIN AWSIDEMAN KEYSET-----")
                .doesNotContain("only for");
        CliRun wrong = cli.run("cache encryption import " + exported + " --yes --passphrase-file "
                        + secret("wrong", "quite another one"))
                .failed(ExitStatus.KEY);
        assertThat(wrong.err()).contains("passphrase");
    }

    @Test
    void dryRunsChangeNothing() throws IOException {
        cli.run("user list").ok();
        String before = stored();
        for (String action : List.of("enable", "disable", "rotate", "forget")) {
            assertThat(cli.run("cache encryption " + action + " --dry-run").ok().err())
                    .contains("Would", "nothing was changed");
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(status().has("Keyset")).isFalse();
    }

    @Test
    void wordThatIsNoActionIsAUsageError() {
        assertThat(cli.run("cache encryption enabel").failed(ExitStatus.USAGE).err())
                .contains("ACTION", "enable");
    }

    private JsonNode status() {
        return cli.run("cache encryption status -o json").ok().json();
    }

    private String secret(String name, String text) throws IOException {
        Path file = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    /** The names and bytes of all that is kept in the cache, compressed or not, but for the locks. */
    private String stored() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(cli.files().resolve("cache"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
