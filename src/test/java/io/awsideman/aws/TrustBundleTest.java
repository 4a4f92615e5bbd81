package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustBundleTest {
    private static final String PASSWORD = "changeit";

    private Path directory;
    private Path certificate;
    private AwsHome home;
    private StubService service;

    @BeforeEach
    void serveWithACertificateOfOurOwn(@TempDir Path folder) throws Exception {
        directory = folder;
        Path keys = folder.resolve("keys.p12");
        certificate = folder.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                keys);
        keytool("-exportcert", "-rfc", "-file", certificate, "-keystore", keys);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        service = StubService.start(server, StubService.Answer.ok());
        home = new AwsHome(folder)
                .with("AWS_REGION", "eu-west-1")
                .with("AWS_ACCESS_KEY_ID", "id")
                .with("AWS_SECRET_ACCESS_KEY", "s")
                .with("AWS_ENDPOINT_URL", "https://127.0.0.1:" + service.port());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void serverOfTheBundleIsTrusted() {
        home.with("AWS_CA_BUNDLE", certificate.toString());
        assertThatCode(this::call).doesNotThrowAnyException();

        home.environment.remove("AWS_CA_BUNDLE");
        home.config("[default]\nca_bundle = " + certificate + "\n");
        assertThatCode(this::call).doesNotThrowAnyException();
    }

    @Test
    void otherServersAreNotTrustedAndTheRemedyNamesTheVariable() {
        AdminException failure = explained();

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("no trusted connection");
        assertThat(failure.remedy()).contains("AWS_CA_BUNDLE");
        assertThat(service.calls()).isZero();
    }

    @Test
    void bundleThatIsNoneIsNamed() throws IOException {
        for (String text : List.of("", "no certificate")) {
            Path file = Files.writeString(directory.resolve("bad.pem"), text);
            home.with("AWS_CA_BUNDLE", file.toString());

            AdminException failure = explained();

            assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(failure).hasMessageContaining(file.toString());
        }
        home.with("AWS_CA_BUNDLE", directory.resolve("absent.pem").toString());
        assertThat(explained().kind()).isEqualTo(FailureKind.CONFIGURATION);
    }

    private AdminException explained() {
        Throwable failure = catchThrowable(this::call);
        if (failure instanceof AdminException own) {
            return own;
        }
        return new AwsFailure("default").translate(failure).orElseThrow(() -> new AssertionError(failure));
    }

    private void call() {
        try (ClientFactory clients = home.clients(home.connection())) {
            clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
        }
    }

    private static SSLContext tls(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(Objects.toString(argument));
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "server"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
