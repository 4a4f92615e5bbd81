package io.awsideman.crypto.keyring;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.Error;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a D-Bus, on which calls are made one after the other. It waits for so long and no longer, all answers taken
 * together; what this program itself needs time for, on a machine with much else to do, does not count. All its threads are
 * daemons.
 */
final class Bus implements AutoCloseable {
    private static final String NAME = "org.freedesktop.DBus";
    private static final String PATH = "/org/freedesktop/DBus";

    private final DBusConnection connection;
    private long patienceNanos;

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

    private Bus(DBusConnection connection, Duration patience) {
        this.connection = connection;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * @param patience how long is waited for the connection, and again for all answers together
     * @throws TimeoutException if it is not long enough
     * @throws io.awsideman.crypto.KeyUnavailableException NO_BUS if there is no bus
     */
    static Bus connect(String address, Duration patience) throws TimeoutException {
        try {
            DBusConnectionBuilder builder =
                    DBusConnectionBuilder.forAddress(address).withShared(false);
            return new Bus(new TimeLimit(patience).call(builder::build), patience);
        } catch (ExecutionException | RuntimeException e) {
            throw KeyringFailures.noBus("its D-Bus does not answer (" + address + ")", e);
        }
    }

    DBusConnection connection() {
        return connection;
    }

    /** Whether somebody answers to this name now. */
    boolean isServed(String name) throws IOException, TimeoutException {
        return Boolean.TRUE.equals(call(NAME, PATH, NAME, "NameHasOwner", "s", name)[0]);
    }

    /** Whether somebody answers to this name, being started if the bus knows how. */
    boolean canServe(String name) throws IOException, TimeoutException {
        if (isServed(name)) {
            return true;
        }
        List<?> startable = (List<?>) call(NAME, PATH, NAME, "ListActivatableNames", null)[0];
        if (!startable.contains(name)) {
            return false;
        }
        call(NAME, PATH, NAME, "StartServiceByName", "su", name, new UInt32(0));
        return true;
    }

    /**
     * Calls a method and waits for its answer.
     *
     * @throws TimeoutException if the patience of this connection is at its end
     * @throws BusException if the answer is an error
     */
    Object[] call(
            String service, String path, String type, String method, @Nullable String signature, Object... arguments)
            throws IOException, TimeoutException {
        try {
            MethodCall call = new MethodCall(service, path, type, method, (byte) 0, signature, arguments);
            connection.sendMessage(call);
            Message reply = await(call);
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

    private Message await(MethodCall call) throws TimeoutException {
        long start = System.nanoTime();
        Message reply = call.getReply(Math.max(1, TimeUnit.NANOSECONDS.toMillis(patienceNanos)));
        patienceNanos -= System.nanoTime() - start;
        if (reply == null) {
            throw new TimeoutException("no answer to " + call.getName());
        }
        return reply;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
