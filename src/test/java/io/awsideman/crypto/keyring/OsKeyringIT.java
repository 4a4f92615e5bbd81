package io.awsideman.crypto.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real GNOME Keyring, in every state that it can be in. Every process must end by itself, without a word on its errors. */
class OsKeyringIT {
    private static final String REMEDY =
            "set cache.encryption_key_source to passphrase or environment; --no-cache works without a key";

    private final Path home;

    OsKeyringIT(@TempDir Path home) throws IOException {
        this.home = home;
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void whatOneProcessKeepsAllOthersFind() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();

            assertThat(process.run("keyring", "read")).containsExactly("absent");
            assertThat(process.run("keyring", "write", "first")).containsExactly("done");
            assertThat(process.run("keyring", "write", "second")).containsExactly("done");

            assertThat(process.run("keyring", "read")).containsExactly("secret second");
            assertThat(process.runOther("secret-tool", "lookup", "service", "awsideman-cache", "account", "keyset"))
                    .containsExactly("c2Vjb25k");
            assertThat(process.run("library", "read")).containsExactly("secret second");
        }
        try (DesktopSession later = DesktopSession.unlocked(home)) {
            assertThat(later.process().run("keyring", "read")).containsExactly("secret second");
        }
    }

    @Test
    void whatIsDeletedIsGone() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();
            process.run("keyring", "write", "first");

            assertThat(process.run("keyring", "delete")).containsExactly("done");

            assertThat(process.run("keyring", "read")).containsExactly("absent");
            assertThat(process.run("library", "read")).containsExactly("absent");
            assertThat(process.run("keyring", "delete")).containsExactly("done");
        }
    }

    /** The way of macOS and Windows, on the keyring that there is here. */
    @Test
    void libraryAndWeUseTheSameItems() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();

            assertThat(process.run("library", "write", "first")).containsExactly("done");
            assertThat(process.run("keyring", "read")).containsExactly("secret first");
            assertThat(process.run("keyring", "write", "second")).containsExactly("done");
            assertThat(process.run("library", "write", "third")).containsExactly("done");
            assertThat(process.run("keyring", "read")).containsExactly("secret third");
            assertThat(process.run("library", "delete")).containsExactly("done");
            assertThat(process.run("keyring", "read")).containsExactly("absent");
            assertThat(process.run("library", "delete")).containsExactly("done");
        }
    }

    @Test
    void processesThatCreateAtOnceHaveOneKeyset() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            List<List<String>> results = session.process().runAtOnce(4, "keyring", "create");

            assertThat(results).allMatch(lines -> lines.get(0).startsWith("Keyset["));
            assertThat(results.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void lockedKeyringFailsAndLosesNothing() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();
            process.run("keyring", "write", "first");
            session.lock();

            for (String what : List.of("read", "write", "delete", "create")) {
                fails(process.run("keyring", what, "second"), "LOCKED");
            }
        }
        try (DesktopSession next = DesktopSession.withoutLogin(home)) {
            fails(next.process().run("keyring", "read"), "LOCKED");
            fails(next.process().run("keyring", "create"), "LOCKED");
        }
        try (DesktopSession last = DesktopSession.unlocked(home)) {
            assertThat(last.process().run("keyring", "read")).containsExactly("secret first");
        }
    }

    @Test
    void lockedKeyringIsNotTakenForAnEmptyOne() throws Exception {
        DesktopSession.unlocked(home).close();
        try (DesktopSession session = DesktopSession.withoutLogin(home)) {
            fails(session.process().run("keyring", "read"), "LOCKED");
        }
    }

    @Test
    void keyringOfAUserWhoHasNeverLoggedInHasNoPlaceForAKey() throws Exception {
        try (DesktopSession session = DesktopSession.withoutLogin(home)) {
            for (String what : List.of("read", "write", "delete", "create")) {
                fails(session.process().run("keyring", what, "first"), "NO_DEFAULT_COLLECTION");
            }
        }
    }

    @Test
    void sessionWithoutAKeyringSaysSo() throws Exception {
        try (DesktopSession session = DesktopSession.bare(home)) {
            fails(session.process().run("keyring", "read"), "NO_SERVICE");
            fails(session.process().run("keyring", "write", "first"), "NO_SERVICE");
        }
    }

    @Test
    void withoutASessionThereIsNoKeyring() throws Exception {
        KeyProcess process = KeyProcess.at(home);

        fails(process.run("keyring", "read"), "NO_BUS");
        fails(
                process.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.resolve("none"))
                        .run("keyring", "read"),
                "NO_BUS");
        fails(process.with("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/none").run("keyring", "read"), "NO_BUS");
        fails(process.with("DBUS_SESSION_BUS_ADDRESS", "autolaunch:").run("keyring", "read"), "NO_BUS");
        fails(process.with("XDG_RUNTIME_DIR", home.toString()).run("keyring", "read"), "NO_BUS");
    }

    @Test
    void sessionIsFoundAtItsUsualPlaceToo() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            Path socket = Path.of(session.address().replaceAll("unix:path=([^,]*).*", "$1"));
            Path runtime = Files.createDirectory(home.resolve("runtime"));
            Files.createSymbolicLink(runtime.resolve("bus"), socket);

            assertThat(KeyProcess.at(home)
                            .with("XDG_RUNTIME_DIR", runtime.toString())
                            .run("keyring", "read"))
                    .containsExactly("absent");
        }
    }

    @Test
    void keyringThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            session.process().run("keyring", "write", "first");
            session.signal("STOP");
            try {
                fails(session.process().run("keyring", "read"), "TIMED_OUT");
            } finally {
                session.signal("CONT");
            }
            assertThat(session.process().run("keyring", "read")).containsExactly("secret first");
        }
    }

    @Test
    void busThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        Path socket = home.resolve("bus");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));

            List<String> lines = KeyProcess.at(home)
                    .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket)
                    .run("keyring", "read");

            fails(lines, "TIMED_OUT");
        }
    }

    @Test
    void openWalletIsUsedWhereNothingElseIs() throws Exception {
        try (DesktopSession session = DesktopSession.bare(home);
                FakeKWallet wallet = new FakeKWallet(session.address(), true)) {
            KeyProcess process = session.process();

            assertThat(process.run("keyring", "read")).containsExactly("absent");
            assertThat(process.run("keyring", "write", "first")).containsExactly("done");
            assertThat(wallet.entries).containsExactly(Map.entry("17awsideman-cache/keyset", "Zmlyc3Q="));
            assertThat(process.run("keyring", "read")).containsExactly("secret first");
            assertThat(process.run("keyring", "delete")).containsExactly("done");
            assertThat(process.run("keyring", "read")).containsExactly("absent");
        }
    }

    @Test
    void closedWalletIsNotOpened() throws Exception {
        try (DesktopSession session = DesktopSession.bare(home);
                FakeKWallet wallet = new FakeKWallet(session.address(), false)) {
            fails(session.process().run("keyring", "read"), "LOCKED");
            fails(session.process().run("keyring", "create"), "LOCKED");

            assertThat(wallet.entries).isEmpty();
        }
    }

    @Test
    void walletIsUsedWhereTheSecretServiceHasNoPlace() throws Exception {
        try (DesktopSession session = DesktopSession.withoutLogin(home);
                FakeKWallet wallet = new FakeKWallet(session.address(), true)) {
            assertThat(session.process().run("keyring", "write", "first")).containsExactly("done");

            assertThat(wallet.entries).hasSize(1);
        }
    }

    @Test
    void severalItemsAreNotChosenFrom() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();
            process.run("keyring", "write", "first");
            process.within("sh", "-c", "echo c2Vjb25k | \"$@\"", "sh")
                    .runOther(
                            "secret-tool",
                            "store",
                            "--label=other",
                            "service",
                            "awsideman-cache",
                            "account",
                            "keyset",
                            "more",
                            "1");

            List<String> lines = process.run("keyring", "read");

            fails(lines, "FAILED");
            assertThat(lines.get(1)).contains("several items for service awsideman-cache, account keyset");
        }
    }

    @Test
    void whatIsNotOursIsDamageAndStays() throws Exception {
        try (DesktopSession session = DesktopSession.unlocked(home)) {
            KeyProcess process = session.process();
            process.run("keyring", "write", "no keyset");

            assertThat(process.run("keyring", "create").get(0)).isEqualTo("DAMAGED");
            assertThat(process.run("keyring", "read")).containsExactly("secret no keyset");
        }
    }

    private static void fails(List<String> lines, String reason) {
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).as(lines.toString()).isEqualTo(reason);
        assertThat(lines.get(2)).contains(REMEDY);
    }
}
