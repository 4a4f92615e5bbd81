package io.awsideman.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of someone whose cache is encrypted. */
class SnapshotEncryptionTest {
    private final Path home;
    private final Cli cli;

    SnapshotEncryptionTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    /** Encrypted with a key that this program cannot change, or with one that it keeps itself. */
    private void encrypt(boolean own) throws IOException {
        Path passphrase = Files.writeString(home.resolve("passphrase"), "correct horse battery");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        cli.with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", own ? "passphrase" : "environment")
                .with("AWSIDEMAN_CACHE_PASSPHRASE_FILE", passphrase.toString())
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");
        cli.run("cache encryption enable").ok();
    }

    private Path file(String name) {
        return cli.files().resolve("snapshots").resolve(name + ".jsonl.gz.sealed");
    }

    @Test
    void fileTellsNothingAndTheOwnerOfTheKeysReadsIt() throws IOException {
        encrypt(false);
        CliRun created = cli.run("snapshot create friday -o json").ok();

        assertThat(created.json().path("Encrypted").asBoolean()).isTrue();
        byte[] bytes = Files.readAllBytes(file("friday"));
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("AWSS");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("\u001f\u008b\b");
        assertThat(cli.run("snapshot list -o json").ok().json().get(0)).isEqualTo(created.json());
        assertThat(cli.run("snapshot show friday").ok().out()).contains("jane.smith");
    }

    /** An entry is encrypted anew when the keys rotate; a snapshot stays as it was written. */
    @Test
    void rotationAndTheEndOfEncryptionLeaveItReadable() throws IOException {
        encrypt(true);
        cli.run("snapshot create friday").ok();
        String shown = cli.run("snapshot show friday -o csv").ok().out();

        cli.run("cache encryption rotate").ok();
        assertThat(cli.run("snapshot show friday -o csv").ok().out()).isEqualTo(shown);
        cli.run("cache encryption disable --yes").ok();
        assertThat(cli.run("snapshot show friday -o csv").ok().out()).isEqualTo(shown);
        assertThat(cli.run("snapshot diff friday --exit-code").ok().out()).isEmpty();
    }

    @Test
    void withoutItsKeysItIsToldAndNoneAreMade() throws IOException {
        encrypt(true);
        cli.run("snapshot create friday").ok();
        cli.run("cache encryption disable --yes").ok();
        assertThat(cli.run("cache encryption forget --yes").ok().err()).contains("1 encrypted snapshot");

        for (String command : new String[] {"snapshot show friday", "snapshot list", "snapshot diff friday"}) {
            assertThat(cli.run(command).failed(ExitStatus.KEY).err()).contains("cache encryption import");
        }
        assertThat(cli.run("cache encryption status -o json").json().has("Keyset"))
                .isFalse();
    }

    @Test
    void alteredFileIsNoSnapshot() throws IOException {
        encrypt(false);
        cli.run("snapshot create friday").ok();
        cli.run("snapshot create other").ok();
        for (int at : new int[] {20, 100, (int) Files.size(file("friday")) - 1}) {
            byte[] bytes = Files.readAllBytes(file("other"));
            bytes[at] ^= 1;
            Files.write(file("friday"), bytes);

            assertThat(cli.run("snapshot show friday").failed(ExitStatus.USAGE).err())
                    .contains("damaged");
        }
        assertThat(cli.run("snapshot list -o json").ok().texts("Damaged")).containsExactly("true", "false");
        Files.copy(file("other"), file("friday"), StandardCopyOption.REPLACE_EXISTING);
        cli.run("snapshot diff friday other --exit-code").ok();
    }
}
