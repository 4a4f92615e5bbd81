package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.crypto.keyring.DesktopSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private final Path folder;
    private RemoteSandbox remote;
    private Program program;

    EncryptionIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        desktop = Files.createDirectory(folder.resolve("desktop"));
    }

    @BeforeEach
    void serve() throws IOException {
        remote = RemoteSandbox.in(folder);
        program = remote.client()
                .with("AWSIDEMAN_CACHE_COMPRESSION", "false"); // so that what is found is not hidden by it
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void keyIsInTheKeyringAndWhatIsCachedIsReadByTheNextProcessAlsoAfterARotation() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(desktop)) {
            program.run(LIST).ok();
            Program user = program.with("DBUS_SESSION_BUS_ADDRESS", session.address());
            user.run("cache encryption enable").ok();
            long calls = remote.sandbox().calls();
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
            assertThat(remote.sandbox().calls()).isEqualTo(calls);
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
        PlainText plain = new PlainText(program.home());
        for (String listing : listings) {
            plain.addAllOf(program.run(listing + " -o json --no-cache").ok());
        }
        assertThat(plain.secrets()).isGreaterThan(20);
        for (String listing : listings) {
            program.run(listing).ok();
        }
        assertThat(plain.found()).isNotEmpty();
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

        plain.add("leaky.bucket");
        plain.add("Leaky Bucket");
        assertThat(plain.found()).isEmpty();
    }

    private void fails(Program withoutKey, String why) throws Exception {
        CliRun run = withoutKey.run(LIST).failed(ExitStatus.KEY);
        assertThat(run.err()).contains("error: ", "hint: ").containsIgnoringCase(why);
        assertThat(run.out()).isEmpty();
        PlainText plain = new PlainText(program.home());
        plain.add("jane.smith");
        plain.add("ListUsers");
        assertThat(plain.found()).isEmpty();
    }

    private static JsonNode keys(Program user) throws Exception {
        return user.run("cache encryption status -o json").ok().json().path("Keys");
    }
}
