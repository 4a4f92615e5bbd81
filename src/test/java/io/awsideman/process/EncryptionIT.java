package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.crypto.keyring.DesktopSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted cache, each command a process, with its key in the real GNOME Keyring. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EncryptionIT {
    private static final String LIST = "user list -o json";

    private final Path desktop;
    private final Path client;
    private final Program sandbox;
    private SandboxServerProcess server;
    private Program program;

    EncryptionIT(@TempDir Path folder) throws IOException {
        desktop = Files.createDirectory(folder.resolve("desktop"));
        client = Files.createDirectory(folder.resolve("client"));
        sandbox = Program.inSandbox(Files.createDirectory(folder.resolve("server")));
    }

    @BeforeEach
    void serve() throws IOException {
        server = SandboxServerProcess.of(sandbox);
        program = Program.withKeys(client)
                .with("AWS_ENDPOINT_URL", server.address())
                .with("AWSIDEMAN_CACHE_COMPRESSION", "false"); // so that what is found is not hidden by it
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keyIsInTheKeyringAndWhatIsCachedIsReadByTheNextProcessAlsoAfterARotation() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(desktop)) {
            program.run(LIST).ok();
            Program user = program.with("DBUS_SESSION_BUS_ADDRESS", session.address());
            user.run("cache encryption enable").ok();
            long calls = sandbox.calls();
            user.run(LIST).ok();
            String before = session.secret("awsideman-cache", "keyset");
            JsonNode old = keys(user);

            user.run("cache encryption rotate").ok();

            assertThat(before).isNotEmpty();
            assertThat(session.secret("awsideman-cache", "keyset")).isNotEmpty().isNotEqualTo(before);
            JsonNode now = keys(user);
            assertThat(now).hasSize(1);
            assertThat(now.get(0).path("KeyId")).isNotEqualTo(old.get(0).path("KeyId"));
            assertThat(now.get(0).path("Entries")).isEqualTo(old.get(0).path("Entries"));
            user.run(LIST).ok();
            assertThat(sandbox.calls()).isEqualTo(calls);
        }
    }

    @Test
    void withoutAKeyNothingIsKeptAndTheErrorSaysWhy() throws Exception {
        Program encrypting = program.with("AWSIDEMAN_CACHE_ENCRYPTION", "true");
        fails(encrypting, "D-Bus");
        try (DesktopSession session = DesktopSession.bare(desktop)) {
            fails(encrypting.with("DBUS_SESSION_BUS_ADDRESS", session.address()), "keyring");
        }
        DesktopSession.unlocked(desktop).close();
        try (DesktopSession session = DesktopSession.withoutLogin(desktop)) {
            fails(encrypting.with("DBUS_SESSION_BUS_ADDRESS", session.address()), "locked");
        }
    }

    @Test
    void nothingOfTheDirectoryIsFoundInTheHomeFolder() throws Exception {
        List<String> listings =
                List.of("user list", "group list", "permission-set list", "account list", "assignment list");
        Set<String> secrets = new LinkedHashSet<>();
        for (String listing : listings) {
            CliRun answer = program.run(listing + " -o json --no-cache").ok();
            for (String field :
                    List.of("UserName", "DisplayName", "Name", "Email", "AccountId", "Id", "UserId", "GroupId")) {
                secrets.addAll(answer.texts(field));
            }
        }
        secrets.removeIf(secret -> secret.length() < 5);
        assertThat(secrets).hasSizeGreaterThan(20);
        for (String listing : listings) {
            program.run(listing).ok();
        }
        assertThat(found(secrets)).isNotEmpty();
        Program encrypting = program.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment")
                .with("AWSIDEMAN_CACHE_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

        encrypting.run("cache encryption enable").ok();
        for (String listing : listings) {
            encrypting.run(listing).ok();
        }
        encrypting
                .run("user create leaky.bucket --given-name Leaky --family-name Bucket")
                .ok();
        encrypting.run("user get leaky.bucket").ok();

        secrets.addAll(List.of("leaky.bucket", "Leaky Bucket"));
        assertThat(found(secrets)).isEmpty();
    }

    private void fails(Program withoutKey, String why) throws Exception {
        CliRun run = withoutKey.run(LIST).failed(ExitStatus.KEY);
        assertThat(run.err()).contains("error: ", "hint: ").containsIgnoringCase(why);
        assertThat(run.out()).isEmpty();
        assertThat(found(Set.of("jane.smith", "ListUsers"))).isEmpty();
    }

    private static JsonNode keys(Program user) throws Exception {
        return user.run("cache encryption status -o json").ok().json().path("Keys");
    }

    /** What of this is in the name or the bytes of any file of the client, and where. */
    private Set<String> found(Set<String> secrets) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(client)) {
            for (Path file : files.toList()) {
                String name = client.relativize(file).toString();
                String all =
                        name + (Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "");
                String text = all.toLowerCase(Locale.ROOT);
                secrets.stream()
                        .filter(secret -> text.contains(secret.toLowerCase(Locale.ROOT)))
                        .forEach(secret -> found.add(secret + " in " + name));
            }
        }
        return found;
    }
}
