package io.awsideman.crypto.keyring;

import java.util.Map;

/** The session of a desktop: whatever keeps secrets on its D-Bus, the Secret Service first, as it is the one all can use. */
record DesktopPlatform(Map<String, String> environment) implements OsKeyring.Platform {
    @Override
    public Keychain connect() throws Exception {
        Bus bus = Bus.connect(BusAddresses.ofSession(environment));
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
        if (bus.isServed(SecretServiceKeychain.NAME)) {
            return SecretServiceKeychain.open(bus);
        }
        for (String daemon : KWalletKeychain.NAMES) {
            if (bus.isServed(daemon)) {
                return KWalletKeychain.open(bus, daemon);
            }
        }
        throw KeyringFailures.noService();
    }

    @Override
    public String describe() {
        return "the keyring of this session";
    }
}
