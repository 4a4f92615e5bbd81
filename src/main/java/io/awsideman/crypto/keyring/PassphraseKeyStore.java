package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.crypto.PassphraseSeal;
import io.awsideman.crypto.SecretFiles;
import io.awsideman.crypto.SecretStore;
import io.awsideman.failure.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that are locked with a passphrase, for machines without a keyring: {@code ACCOUNT.sealed} for each account, closed to
 * others, in a folder. The passphrase is asked for once and kept until this is closed; deriving the key from it takes half a
 * second each time.
 */
public final class PassphraseKeyStore implements SecretStore {
    private final Path folder;
    private final Passphrase source;
    private final SecureRandom random;
    private final PassphraseSeal seal = new PassphraseSeal("keyset file");
    private char @Nullable [] passphrase;

    /** @param folder made, closed to others, with the first secret */
    public PassphraseKeyStore(Path folder, Passphrase source, SecureRandom random) {
        this.folder = folder;
        this.source = source;
        this.random = random;
    }

    @Override
    public Optional<byte[]> read(String account) {
        Path file = file(account);
        byte[] locked;
        try {
            String weakness = SecretFiles.weakness(file);
            if (weakness != null) {
                throw new KeyUnavailableException(
                        Reason.UNSAFE_PERMISSIONS,
                        "the keyset " + file + " " + weakness,
                        "make it yours and close it to others: chmod 600 " + ShellWord.of(file.toString()));
            }
            locked = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", file, e);
        }
        return Optional.of(seal.open(locked, passphrase(), "the keyset " + file));
    }

    @Override
    public void write(String account, byte[] secret) {
        Path file = file(account);
        byte[] locked = seal.seal(secret, passphrase(), random);
        try {
            SecretFiles.createFolder(folder);
            SecretFiles.replace(file, locked);
            if (!MessageDigest.isEqual(locked, Files.readAllBytes(file))) {
                throw new KeyUnavailableException(
                        Reason.NOT_STORED,
                        "the keyset " + file + " is not what was written to it",
                        "check the disk, and that no other program writes there");
            }
        } catch (IOException e) {
            throw failed("write", file, e);
        }
    }

    @Override
    public void delete(String account) {
        Path file = file(account);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("delete", file, e);
        }
    }

    private Path file(String account) {
        return folder.resolve(account + ".sealed");
    }

    private synchronized char[] passphrase() {
        if (passphrase == null) {
            passphrase = source.read();
        }
        return passphrase;
    }

    private static KeyUnavailableException failed(String verb, Path file, IOException cause) {
        return new KeyUnavailableException(
                Reason.FAILED,
                "cannot " + verb + " the keyset " + file + ": " + cause.getMessage(),
                "check the permissions of the file and its folder, and the space on the disk",
                cause);
    }

    @Override
    public String describe() {
        return "a file in " + folder + " that is locked with a passphrase";
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public synchronized void close() {
        if (passphrase != null) {
            Arrays.fill(passphrase, (char) 0);
            passphrase = null;
        }
    }
}
