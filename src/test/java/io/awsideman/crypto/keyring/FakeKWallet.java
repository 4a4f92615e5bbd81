package io.awsideman.crypto.keyring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;

/**
 * As much of KWallet as is used, on a real bus. It was seen to do what kwalletd5 5.103 does, which is too large to be installed
 * for every test: it brings half a desktop.
 */
final class FakeKWallet implements AutoCloseable {
    private static final int HANDLE = 17;

    final Map<String, String> entries = new ConcurrentHashMap<>();
    private final DBusConnection connection;

    /** The part of the interface that there is. */
    @DBusInterfaceName("org.kde.KWallet")
    public interface KWallet extends DBusInterface {
        String localWallet();

        boolean isOpen(String wallet);

        int open(String wallet, long window, String application);

        boolean hasEntry(int handle, String folder, String key, String application);

        String readPassword(int handle, String folder, String key, String application);

        int writePassword(int handle, String folder, String key, String value, String application);

        int removeEntry(int handle, String folder, String key, String application);
    }

    private final class Wallet implements KWallet {
        private final boolean open;

        Wallet(boolean open) {
            this.open = open;
        }

        @Override
        public String getObjectPath() {
            return "/modules/kwalletd5";
        }

        @Override
        public String localWallet() {
            return "kdewallet";
        }

        @Override
        public boolean isOpen(String wallet) {
            return open && wallet.equals("kdewallet");
        }

        /** A closed wallet asks its person here. */
        @Override
        public int open(String wallet, long window, String application) {
            return isOpen(wallet) ? HANDLE : -1;
        }

        @Override
        public boolean hasEntry(int handle, String folder, String key, String application) {
            return entries.containsKey(handle + folder + "/" + key);
        }

        @Override
        public String readPassword(int handle, String folder, String key, String application) {
            return entries.getOrDefault(handle + folder + "/" + key, "");
        }

        @Override
        public int writePassword(int handle, String folder, String key, String value, String application) {
            entries.put(handle + folder + "/" + key, value);
            return 0;
        }

        @Override
        public int removeEntry(int handle, String folder, String key, String application) {
            return entries.remove(handle + folder + "/" + key) == null ? -1 : 0;
        }
    }

    FakeKWallet(String address, boolean open) throws DBusException {
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(new Wallet(open));
        connection.requestBusName("org.kde.kwalletd5");
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
