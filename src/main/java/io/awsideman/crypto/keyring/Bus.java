package io.awsideman.crypto.keyring;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.Error;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/** A connection to a D-Bus, on which calls are made one after the other. All its threads are daemons. */
final class Bus implements AutoCloseable {
    private static final String NAME = "org.freedesktop.DBus";
    private static final String PATH = "/org/freedesktop/DBus";

    /** Above the time limit of the whole conversation, which is the one that counts. */
    private static final Duration REPLY = Duration.ofSeconds(30);

    private final DBusConnection connection;

    /** An answer that is an error. */
    static final class BusException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String name;

        BusException(String name, String text) {
            super(text.isEmpty() ? name : name + ": " + text);
            this.name = name;
        }

        /** The D-Bus name of the error. */
        String name() {
            return name;
        }
    }

    private Bus(DBusConnection connection) {
        this.connection = connection;
    }

    /** @throws io.awsideman.crypto.KeyUnavailableException NO_BUS if nobody answers there */
    static Bus connect(String address) {
        try {
            return new Bus(
                    DBusConnectionBuilder.forAddress(address).withShared(false).build());
        } catch (DBusException | RuntimeException e) {
            throw KeyringFailures.noBus("its D-Bus does not answer (" + address + ")", e);
        }
    }

    DBusConnection connection() {
        return connection;
    }

    /** Whether somebody answers to this name, being started if the bus knows how. */
    boolean isServed(String name) throws IOException {
        if (Boolean.TRUE.equals(call(NAME, PATH, NAME, "NameHasOwner", "s", name)[0])) {
            return true;
        }
        if (!(call(NAME, PATH, NAME, "ListActivatableNames", null)[0] instanceof Object[] names)
                || !List.of(names).contains(name)) {
            return false;
        }
        call(NAME, PATH, NAME, "StartServiceByName", "su", name, new UInt32(0));
        return true;
    }

    /** Calls a method and waits for its answer. */
    Object[] call(
            String service, String path, String type, String method, @Nullable String signature, Object... arguments)
            throws IOException {
        try {
            MethodCall call = new MethodCall(service, path, type, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = call.getReply(REPLY.toMillis());
            if (reply == null) {
                throw new BusException(NAME + ".Error.NoReply", method);
            }
            Object[] values = reply.getParameters();
            if (reply instanceof Error) {
                boolean explained = values != null && values.length > 0 && values[0] instanceof String;
                throw new BusException(reply.getName(), explained ? (String) values[0] : "");
            }
            return values == null ? new Object[0] : values;
        } catch (DBusException e) {
            throw new IOException("cannot call " + method, e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
