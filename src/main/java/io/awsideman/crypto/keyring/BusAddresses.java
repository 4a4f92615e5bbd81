package io.awsideman.crypto.keyring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Where the D-Bus of a session is. */
final class BusAddresses {
    private BusAddresses() {}

    /**
     * As the environment says or, where it does not, as over SSH, at the user's own place.
     *
     * @throws io.awsideman.crypto.KeyUnavailableException NO_BUS if there is none that Java can talk to
     */
    static String ofSession(Map<String, String> environment) {
        String addresses = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (addresses.isEmpty()) {
            return ofRuntimeFolder(environment.getOrDefault("XDG_RUNTIME_DIR", ""));
        }
        return Stream.of(addresses.split(";"))
                .filter(address -> address.startsWith("unix:") && address.contains("path="))
                .findFirst()
                .orElseThrow(() -> KeyringFailures.noBus(
                        "DBUS_SESSION_BUS_ADDRESS is of a kind that Java cannot connect to: " + addresses, null));
    }

    private static String ofRuntimeFolder(String folder) {
        Path socket = Path.of(folder, "bus");
        if (folder.isEmpty() || !Files.exists(socket)) {
            throw KeyringFailures.noBus("this is no D-Bus session (DBUS_SESSION_BUS_ADDRESS is not set)", null);
        }
        return "unix:path=" + socket;
    }
}
