package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.fixture.MovableClock;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.InternalServerException;

class SandboxServerTest {
    private final Path directory;

    SandboxServerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void realHttpClientReachesEveryService() {
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            Clients clients = over(server);

            assertThat(clients.identityStore()
                            .listUsers(r -> r.identityStoreId(STORE))
                            .users())
                    .hasSize(12)
                    .anySatisfy(user -> assertThat(user.displayName()).isEqualTo("美咲 山田"));
            assertThat(clients.ssoAdmin().listInstances(r -> r.maxResults(1)).instances())
                    .hasSize(1);
            assertThat(clients.organizations().listAccounts().accounts()).hasSize(13);
            assertThat(clients.sts().getCallerIdentity().account()).isEqualTo("111122223333");
            assertThatThrownBy(() -> createGroup(clients, "Finance")).isInstanceOf(ConflictException.class);
        }
    }

    @Test
    void writesOfManyClientsAtOnceAreAllKept() throws Exception {
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            Thread[] threads = new Thread[8];
            for (int t = 0; t < threads.length; t++) {
                String prefix = "Group " + t + " ";
                threads[t] = new Thread(() -> {
                    Clients clients = over(server);
                    for (int i = 0; i < 10; i++) {
                        createGroup(clients, prefix + i);
                    }
                });
                threads[t].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(sandbox.status().groups()).isEqualTo(86);
        }
    }

    @Test
    void brokenConnectionIsSeenByTheClientAndTheWriteIsDone() {
        try (Sandbox sandbox = sandbox("timeout=1");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            assertThatThrownBy(() -> createGroup(over(server), "Lost")).isInstanceOf(SdkClientException.class);

            assertThat(sandbox.status().groups()).isEqualTo(7);
        }
    }

    @Test
    void damagedStateIsAnInternalErrorThatSaysWhatToDo() throws Exception {
        Files.writeString(directory.resolve("state.json"), "garbage");
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            assertThatThrownBy(() -> createGroup(over(server), "x"))
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("awsideman sandbox reset")
                    .isNotInstanceOf(InternalServerException.class);
        }
    }

    @Test
    void hugeRequestIsRefused() throws Exception {
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(endpoint(server))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void onlyTheLoopbackAddressListens() throws Exception {
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : network.inetAddresses()
                        .filter(a -> !a.isLoopbackAddress())
                        .toList()) {
                    assertThatThrownBy(() -> new Socket(address, server.port()).close())
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void takenPortIsAUsageError() {
        try (Sandbox sandbox = sandbox("");
                SandboxServer server = SandboxServer.start(sandbox, 0)) {
            AdminException taken =
                    catchThrowableOfType(AdminException.class, () -> SandboxServer.start(sandbox, server.port()));
            AdminException impossible =
                    catchThrowableOfType(AdminException.class, () -> SandboxServer.start(sandbox, 70_000));

            assertThat(taken.kind()).isEqualTo(FailureKind.USAGE);
            assertThat(taken).hasMessageContaining("127.0.0.1:" + server.port());
            assertThat(impossible.kind()).isEqualTo(FailureKind.USAGE);
        }
    }

    private Sandbox sandbox(String behaviour) {
        return new Sandbox(directory, new MovableClock(), SandboxBehaviour.parse(behaviour), new Random());
    }

    private static Clients over(SandboxServer server) {
        return new Clients(UrlConnectionHttpClient.create(), endpoint(server));
    }

    private static URI endpoint(SandboxServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static void createGroup(Clients clients, String name) {
        clients.identityStore().createGroup(r -> r.identityStoreId(STORE).displayName(name));
    }
}
