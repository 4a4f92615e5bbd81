package io.awsideman.crypto.keyring;

import java.time.Duration;
import java.util.Map;

/**
 * The session of a desktop: whatever keeps secrets on its D-Bus. The Secret Service first, as it is the one all can use; in
 * Plasma 5 KWallet offers it without a place to keep anything in, and is then spoken to directly.
 *
 * @param patience how long is waited for answers
 * @param limit how long it may take in all
 */
record DesktopPlatform(Map<String, String> environment, Duration patience, Duration limit)
        implements OsKeyring.Platform {
    @Override
    public Keychain connect() throws Exception {
        Bus bus = Bus.connect(BusAddresses.ofSession(environment), patience);
        boolean connected = false;
        try {
            Keychain keychain = keychain(bus);
            connected = true;
            return keychain;
        } finally {
            if (!connected) {
                bus.close();
            }
        }
    }

    private static Keychain keychain(Bus bus) throws Exception {
        SecretServiceKeychain service =
                bus.canServe(SecretServiceKeychain.NAME) ? new SecretServiceKeychain(bus) : null;
        if (service != null && service.hasPlace()) {
            return service;
        }
        for (String daemon : KWalletKeychain.NAMES) {
            if (bus.isServed(daemon)) {
                return KWalletKeychain.open(bus, daemon);
            }
        }
        throw service == null ? KeyringFailures.noService() : KeyringFailures.noDefaultCollection();
    }

    @Override
    public String describe() {
        return "the keyring of this session";
    }
}
