package io.awsideman.crypto.keyring;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassphraseKeyStoreTest {
    private static final byte[] SECRET = {1, 2, 3};

    private final Path home;
    private final Path folder;
    private final Path file;
    private final AtomicInteger asked = new AtomicInteger();

    PassphraseKeyStoreTest(@TempDir Path home) {
        this.home = home;
        this.folder = home.resolve("state/keys");
        this.file = folder.resolve("keyset.sealed");
    }

    private PassphraseKeyStore store(String passphrase) {
        Passphrase source = () -> {
            asked.incrementAndGet();
            return passphrase.toCharArray();
        };
        return new PassphraseKeyStore(folder, source, new SecureRandom());
    }

    @Test
    void secretIsThereForWhoeverHasThePassphrase() throws Exception {
        store("correct horse").write("keyset", SECRET);

        assertThat(store("correct horse").read("keyset")).hasValue(SECRET);
        fails(Reason.WRONG_PASSPHRASE, () -> store("battery staple").read("keyset"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void passphraseIsAskedForOnceAndOnlyWhenItIsNeeded() {
        PassphraseKeyStore store = store("correct horse");

        assertThat(store.read("keyset")).isEmpty();
        assertThat(asked).hasValue(0);
        store.write("keyset", SECRET);
        store.read("keyset");
        assertThat(asked).hasValue(1);
    }

    @Test
    void closedStoreHasForgottenThePassphrase() {
        PassphraseKeyStore store = store("correct horse");
        store.write("keyset", SECRET);

        store.close();

        assertThat(store.read("keyset")).hasValue(SECRET);
        assertThat(asked).hasValue(2);
    }

    @Test
    void deletedSecretIsGone() {
        PassphraseKeyStore store = store("correct horse");
        store.write("keyset", SECRET);

        store.delete("keyset");
        store.delete("keyset");

        assertThat(store.read("keyset")).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void fileThatOthersCanReadIsRefusedBeforeThePassphraseIsAsked() throws Exception {
        store("correct horse").write("keyset", SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        var failure =
                fails(Reason.UNSAFE_PERMISSIONS, () -> store("correct horse").read("keyset"));

        assertThat(failure.remedy()).contains("chmod 600 " + file);
        assertThat(asked).hasValue(1);
    }

    @Test
    void damagedFileIsToldFromAWrongPassphrase() throws Exception {
        Files.createDirectories(folder);
        Files.write(file, new byte[100]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        fails(Reason.DAMAGED, () -> store("correct horse").read("keyset"));
    }

    @Test
    void folderThatCannotBeWrittenIsAFailureOfTheKey() throws Exception {
        Files.writeString(home.resolve("state"), "a file");

        fails(Reason.FAILED, () -> store("correct horse").write("keyset", SECRET));
        fails(Reason.FAILED, () -> store("correct horse").read("keyset"));
    }

    @Test
    void processesThatCreateAtOnceHaveOneKeyset() throws Exception {
        Path passphrase = Files.writeString(home.resolve("passphrase"), "correct horse\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("r--------"));
        KeyProcess process = KeyProcess.at(home).with("PASSPHRASE_FILE", passphrase.toString());

        List<List<String>> results = process.runAtOnce(3, "passphrase", "create");

        assertThat(results).allMatch(lines -> lines.get(0).startsWith("Keyset["));
        assertThat(results.stream().distinct()).hasSize(1);
        assertThat(Files.readAllLines(home.resolve("keys.log"))).hasSize(2);
    }

    @Test
    void passphraseComesThroughADescriptorOfTheShell() throws Exception {
        KeyProcess process = KeyProcess.at(home)
                .with("PASSPHRASE_FD", "3")
                .within("bash", "-c", "exec \"$@\" 3< <(echo correct horse; echo more)", "bash");

        assertThat(process.run("passphrase", "ask")).containsExactly("passphrase correct horse");
    }

    @Test
    void passphraseComesThroughTheInput() throws Exception {
        KeyProcess process =
                KeyProcess.at(home).with("PASSPHRASE_FD", "0").within("sh", "-c", "echo correct horse | \"$@\"", "sh");

        assertThat(process.run("passphrase", "ask")).containsExactly("passphrase correct horse");
    }

    @Test
    void commandSeesNoneOfOurVariablesButAllOthers() throws Exception {
        KeyProcess process = KeyProcess.at(home)
                .with("AWSIDEMAN_CACHE_KEY", "secret")
                .with("AWSIDEMAN_CACHE_REDIS_URL", "redis://:secret@host")
                .with("OTHER", "there")
                .with("PASSPHRASE_COMMAND", "sh -c 'env | grep -c ^AWSIDEMAN_ | tr \"\\n\" \" \"; echo $OTHER; cat'");

        assertThat(process.run("passphrase", "ask")).containsExactly("passphrase 0 there");
    }
}
