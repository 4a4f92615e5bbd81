package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a passphrase comes from: the first line there, in UTF-8, of at most {@value PassphraseLine#MOST_BYTES} bytes. */
public interface Passphrase {
    /**
     * The passphrase, which the caller wipes. Asked once: what a pipe has given is gone. Waits for at most a minute, in which a
     * person may unlock a password manager.
     *
     * @throws KeyUnavailableException if it cannot be had; it never holds what was read
     */
    char[] read();

    /**
     * The one source that is configured.
     *
     * @throws KeyUnavailableException NOT_CONFIGURED if there is none, more than one, or one that is none
     */
    static Passphrase of(PassphraseSettings settings) {
        List<Passphrase> sources = new ArrayList<>();
        if (settings.descriptor() != null) {
            sources.add(DescriptorPassphrase.of(settings.descriptor()));
        }
        if (settings.file() != null) {
            sources.add(new FilePassphrase(Path.of(settings.file())));
        }
        if (settings.command() != null) {
            sources.add(new CommandPassphrase(CommandPassphrase.words(settings.command()), Duration.ofMinutes(1)));
        }
        if (sources.size() != 1) {
            throw new KeyUnavailableException(
                    Reason.NOT_CONFIGURED,
                    sources.isEmpty()
                            ? "no passphrase is configured for the keys of the cache"
                            : "the passphrase for the keys of the cache has several sources",
                    "set one of AWSIDEMAN_CACHE_PASSPHRASE_FD, AWSIDEMAN_CACHE_PASSPHRASE_FILE and"
                            + " AWSIDEMAN_CACHE_PASSPHRASE_COMMAND");
        }
        return sources.get(0);
    }
}
