package io.awsideman.crypto.keyring;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A D-Bus session with what a desktop starts in it, but without a display; it is gone when it is closed. */
public final class DesktopSession implements AutoCloseable {
    private static final String UNLOCK =
            "printf pw | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &"
                    + " gdbus wait --session --timeout 60 org.freedesktop.secrets || exit; ";
    private static final String TELL = "echo \"$DBUS_SESSION_BUS_ADDRESS\"; exec cat";

    /** A bus that starts nothing by itself. */
    private static final String BARE =
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy></busconfig>
            """;

    private final Path home;
    private final Process process;
    private final String address;

    private DesktopSession(Path home, List<String> bus, String start) throws IOException {
        this.home = home;
        Path errors = home.resolve("session.log");
        ProcessBuilder builder = new ProcessBuilder("dbus-run-session");
        builder.command().addAll(bus);
        builder.command().addAll(List.of("--", "sh", "-c", start + TELL));
        String path = System.getenv().getOrDefault("PATH", "");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment(home));
        this.process = builder.redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the session has not begun: " + Files.readString(errors));
        }
        this.address = line;
    }

    /** With a keyring that is unlocked by its password, and made if this home has none. */
    public static DesktopSession unlocked(Path home) throws IOException {
        return new DesktopSession(home, List.of(), UNLOCK);
    }

    /** Where the keyring is started when somebody asks for it, and nobody has unlocked it. */
    public static DesktopSession withoutLogin(Path home) throws IOException {
        return new DesktopSession(home, List.of(), "");
    }

    /** With a D-Bus and nothing on it. */
    public static DesktopSession bare(Path home) throws IOException {
        Path configuration = Files.writeString(home.resolve("bus.conf"), BARE);
        return new DesktopSession(home, List.of("--config-file=" + configuration), "");
    }

    private static Map<String, String> environment(Path home) throws IOException {
        Path runtime = home.resolve("run");
        Files.createDirectories(runtime);
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        return Map.of(
                "HOME", home.toString(),
                "XDG_DATA_HOME", home.resolve("share").toString(),
                "XDG_RUNTIME_DIR", runtime.toString());
    }

    public String address() {
        return address;
    }

    /** Processes of this session. */
    KeyProcess process() {
        return KeyProcess.at(home).with("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /** What is kept for the account of a service, as text. */
    public String secret(String service, String account) throws IOException, InterruptedException {
        return String.join("\n", process().runOther("secret-tool", "lookup", "service", service, "account", account));
    }

    /** Locks the keyring, as a screen lock may. */
    void lock() throws IOException, InterruptedException {
        call(
                "org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.Lock",
                "['/org/freedesktop/secrets/collection/login']");
    }

    /** Sends a signal to the process that keeps the secrets. */
    void signal(String name) throws IOException, InterruptedException {
        String answer = call(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.GetConnectionUnixProcessID",
                "org.freedesktop.secrets");
        process().runOther("kill", "-" + name, answer.replaceAll(".* (\\d+).*", "$1"));
    }

    private String call(String service, String path, String method, String argument)
            throws IOException, InterruptedException {
        return String.join(
                "\n",
                process()
                        .runOther(
                                "gdbus",
                                "call",
                                "--session",
                                "--dest",
                                service,
                                "--object-path",
                                path,
                                "--method",
                                method,
                                argument));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException("the session does not end");
        }
    }
}
