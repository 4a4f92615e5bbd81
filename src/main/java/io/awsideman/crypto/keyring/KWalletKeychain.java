package io.awsideman.crypto.keyring;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * KWallet by its own interface, where it does not offer the Secret Service: in the wallet of this machine, if that is open, the
 * entry that java-keyring would use. A wallet that is closed stays so, because opening it asks a person.
 */
final class KWalletKeychain implements Keychain {
    /** The daemons that are spoken to, the newest first. */
    static final List<String> NAMES = List.of("org.kde.kwalletd6", "org.kde.kwalletd5");

    private static final String TYPE = "org.kde.KWallet";
    private static final String US = OsKeyring.SERVICE;

    private final Bus bus;
    private final String daemon;
    private final int handle;

    private KWalletKeychain(Bus bus, String daemon, int handle) {
        this.bus = bus;
        this.daemon = daemon;
        this.handle = handle;
    }

    /** Opens the wallet on this bus, which is closed with it. */
    static KWalletKeychain open(Bus bus, String daemon) throws IOException, TimeoutException {
        Object wallet = call(bus, daemon, "localWallet", null);
        if (!Boolean.TRUE.equals(call(bus, daemon, "isOpen", "s", wallet))) {
            throw KeyringFailures.locked();
        }
        int handle = (Integer) call(bus, daemon, "open", "sxs", wallet, 0L, US);
        if (handle < 0) {
            throw KeyringFailures.refused("KWallet does not open the wallet " + wallet, null);
        }
        return new KWalletKeychain(bus, daemon, handle);
    }

    @Override
    public Optional<char[]> get(String account) throws IOException, TimeoutException {
        return has(account)
                ? Optional.of(call("readPassword", "isss", handle, US, account, US)
                        .toString()
                        .toCharArray())
                : Optional.empty();
    }

    private boolean has(String account) throws IOException, TimeoutException {
        return Boolean.TRUE.equals(call("hasEntry", "isss", handle, US, account, US));
    }

    @Override
    public void set(String account, char[] text) throws IOException, TimeoutException {
        call("writePassword", "issss", handle, US, account, new String(text), US);
    }

    @Override
    public void delete(String account) throws IOException, TimeoutException {
        if (has(account)) {
            call("removeEntry", "isss", handle, US, account, US);
        }
    }

    private Object call(String method, @Nullable String signature, Object... arguments)
            throws IOException, TimeoutException {
        return call(bus, daemon, method, signature, arguments);
    }

    private static Object call(Bus bus, String daemon, String method, @Nullable String signature, Object... arguments)
            throws IOException, TimeoutException {
        String path = "/modules/" + daemon.substring(daemon.lastIndexOf('.') + 1);
        return bus.call(daemon, path, TYPE, method, signature, arguments)[0];
    }

    @Override
    public void close() {
        bus.close();
    }
}
