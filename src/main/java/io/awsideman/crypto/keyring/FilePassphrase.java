package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.crypto.SecretFiles;
import io.awsideman.failure.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** In a file of this user that nobody else can read or write. */
record FilePassphrase(Path file) implements Passphrase {
    @Override
    public char[] read() {
        String name = "the passphrase file " + file;
        try {
            if (!Files.isRegularFile(file)) {
                throw PassphraseLine.unusable(
                        "there is no " + name.substring("the ".length()), "write the passphrase to it");
            }
            String weakness = SecretFiles.weakness(file);
            if (weakness != null) {
                throw new KeyUnavailableException(
                        Reason.UNSAFE_PERMISSIONS,
                        name + " " + weakness,
                        "it must be yours and closed to others: chmod 600 " + ShellWord.of(file.toString())
                                + "; choose another passphrase if others may have read it");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return PassphraseLine.read(in, name);
            }
        } catch (IOException e) {
            throw PassphraseLine.unusable(name + " cannot be read: " + e.getMessage(), "check its permissions");
        }
    }
}
