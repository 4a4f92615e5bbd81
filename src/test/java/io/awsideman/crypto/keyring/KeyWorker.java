package io.awsideman.crypto.keyring;

import com.github.javakeyring.KeyringStorageType;
import io.awsideman.crypto.KeyAudit;
import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeysetStore;
import io.awsideman.crypto.SecretStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What a process does with keys, for tests that start several. It logs as the program does, and ends by returning: nothing may
 * keep it from ending. Arguments: a place, what to do there with the account "keyset", and more for some.
 */
public final class KeyWorker {
    private KeyWorker() {}

    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        try (SecretStore place = place(arguments[0])) {
            System.out.println(run(place, List.of(arguments).subList(1, arguments.length)));
        } catch (KeyUnavailableException e) {
            System.out.println(e.reason());
            System.out.println(e.getMessage());
            System.out.println(e.remedy());
        }
    }

    private static SecretStore place(String name) {
        return switch (name) {
            case "keyring" -> new OsKeyring(System.getenv());
            case "library" ->
                new OsKeyring(new LibraryPlatform(
                        KeyringStorageType.GNOME_KEYRING,
                        "No stored credentials match",
                        "a library",
                        Duration.ofSeconds(60)));
            default -> new PassphraseKeyStore(home(), passphrase(), new SecureRandom());
        };
    }

    private static Passphrase passphrase() {
        return Passphrase.of(new PassphraseSettings(
                System.getenv("PASSPHRASE_FD"), System.getenv("PASSPHRASE_FILE"), System.getenv("PASSPHRASE_COMMAND")));
    }

    private static Path home() {
        return Path.of(System.getenv("HOME"));
    }

    private static String run(SecretStore place, List<String> arguments) {
        switch (arguments.get(0)) {
            case "write" -> place.write("keyset", arguments.get(1).getBytes(StandardCharsets.UTF_8));
            case "delete" -> place.delete("keyset");
            case "read" -> {
                return place.read("keyset")
                        .map(secret -> "secret " + new String(secret, StandardCharsets.UTF_8))
                        .orElse("absent");
            }
            case "create" -> {
                return create(place);
            }
            default -> {
                return "passphrase " + new String(passphrase().read());
            }
        }
        return "done";
    }

    private static String create(SecretStore place) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        KeyAudit audit = new KeyAudit(home().resolve("keys.log"), clock, "worker");
        try (KeysetStore keys = new KeysetStore(place, "keyset", home(), audit, random, clock)) {
            return keys.getOrCreate().toString();
        }
    }
}
