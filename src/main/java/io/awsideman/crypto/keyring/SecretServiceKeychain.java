package io.awsideman.crypto.keyring;

import io.awsideman.crypto.keyring.Bus.BusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.ObjectPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;
import org.freedesktop.secret.Item;
import org.freedesktop.secret.Secret;
import org.freedesktop.secret.TransportEncryption;
import org.jspecify.annotations.Nullable;

/**
 * The Secret Service of freedesktop.org: GNOME Keyring, KDE's, KeePassXC. Secrets pass the bus encrypted. Neither is anything
 * unlocked here nor is any prompt of the service carried out: what would need one is locked.
 */
final class SecretServiceKeychain implements Keychain {
    static final String NAME = "org.freedesktop.secrets";

    private static final String PATH = "/org/freedesktop/secrets";
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";
    private static final String ITEM = "org.freedesktop.Secret.Item";
    private static final String IS_LOCKED = "org.freedesktop.Secret.Error.IsLocked";
    private static final String NOTHING = "/";

    private final Bus bus;
    private @Nullable TransportEncryption encryption;

    /** Which of our items there are. */
    private record Found(List<?> unlocked, List<?> locked) {}

    /** @param bus closed with this */
    SecretServiceKeychain(Bus bus) {
        this.bus = bus;
    }

    @Override
    public Optional<char[]> get(String account) throws Exception {
        List<?> items = search(account).unlocked();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        if (items.size() > 1) {
            throw KeyringFailures.severalItems(account);
        }
        TransportEncryption session = session();
        Object[] answer = call(path(items.get(0)), ITEM, "GetSecret", "o", pathOf(session));
        Object[] fields = (Object[]) answer[0];
        try (Secret secret = new Secret(pathOf(session), bytes(fields[1]), bytes(fields[2]))) {
            return Optional.of(session.decrypt(secret));
        }
    }

    @Override
    public void set(String account, char[] text) throws Exception {
        String collection = unlockedDefault();
        byte[] plain = Secret.toBytes(text);
        try (Secret secret = session().encrypt(plain, StandardCharsets.UTF_8)) {
            Map<String, Variant> properties =
                    Item.createProperties(OsKeyring.SERVICE + "|" + account, attributes(account));
            Object[] answer = call(collection, COLLECTION, "CreateItem", "a{sv}(oayays)b", properties, secret, true);
            if (path(answer[0]).equals(NOTHING)) {
                throw KeyringFailures.locked();
            }
        } finally {
            Secret.clear(plain);
        }
    }

    @Override
    public void delete(String account) throws Exception {
        Found found = search(account);
        if (!found.locked().isEmpty()) {
            throw KeyringFailures.locked();
        }
        for (Object item : found.unlocked()) {
            Object[] answer = call(path(item), ITEM, "Delete", null);
            if (!path(answer[0]).equals(NOTHING)) {
                throw KeyringFailures.locked();
            }
        }
    }

    /** What there is of ours; that there is nothing is an answer only if all could be seen. */
    private Found search(String account) throws IOException, TimeoutException {
        Object[] answer = call(PATH, SERVICE, "SearchItems", "a{ss}", attributes(account));
        Found found = new Found((List<?>) answer[0], (List<?>) answer[1]);
        if (found.unlocked().isEmpty()) {
            if (!found.locked().isEmpty()) {
                throw KeyringFailures.locked();
            }
            unlockedDefault();
        }
        return found;
    }

    /** Whether there is a default collection, locked or not. */
    boolean hasPlace() throws IOException, TimeoutException {
        return !defaultCollection().equals(NOTHING);
    }

    private String defaultCollection() throws IOException, TimeoutException {
        return path(call(PATH, SERVICE, "ReadAlias", "s", "default")[0]);
    }

    private String unlockedDefault() throws IOException, TimeoutException {
        String collection = defaultCollection();
        Object[] locked = call(collection, "org.freedesktop.DBus.Properties", "Get", "ss", COLLECTION, "Locked");
        if (!(locked[0] instanceof Variant<?> value) || !Boolean.FALSE.equals(value.getValue())) {
            throw KeyringFailures.locked();
        }
        return collection;
    }

    private Object[] call(String path, String type, String method, @Nullable String signature, Object... arguments)
            throws IOException, TimeoutException {
        try {
            return bus.call(NAME, path, type, method, signature, arguments);
        } catch (BusException e) {
            if (e.name().equals(IS_LOCKED)) {
                throw KeyringFailures.locked();
            }
            throw e;
        }
    }

    /** Begun when a secret is to pass the bus: agreeing on a key is the most expensive part of it all. */
    private TransportEncryption session() throws GeneralSecurityException, DBusException {
        if (encryption == null) {
            TransportEncryption session = new TransportEncryption(bus.connection());
            session.initialize();
            if (!session.openSession()) {
                throw KeyringFailures.refused("it does not begin an encrypted session", null);
            }
            session.generateSessionKey();
            encryption = session;
        }
        return encryption;
    }

    private static ObjectPath pathOf(TransportEncryption session) {
        return session.getService().getSession().getPath();
    }

    private static Map<String, String> attributes(String account) {
        return Map.of("service", OsKeyring.SERVICE, "account", account);
    }

    private static String path(Object value) {
        return ((DBusPath) value).getPath();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        List<?> list = (List<?>) value;
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (Byte) list.get(i);
        }
        return bytes;
    }

    @Override
    public void close() {
        if (encryption != null) {
            encryption.clear();
        }
        bus.close();
    }
}
