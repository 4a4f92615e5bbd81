package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people with homes of their own whose caches are one Redis server. */
class SharedRedisTest {
    private static final String ACCOUNT = "111122223333";
    private static final String PASSWORD = "hunter2-geheim";

    private Path folder;
    private RedisProcess server;
    private FaultyLink link;
    private AwsAccount aws;
    private Cli alice;
    private Cli bob;

    @BeforeEach
    void open(@TempDir Path homes) throws IOException {
        folder = homes;
        server = RedisProcess.start();
        link = new FaultyLink(server.port());
        alice = Cli.at(Files.createDirectories(homes.resolve("alice")));
        aws = new AwsAccount(homes.resolve("alice"), alice.clock());
        aws.profile("admin", ACCOUNT, "Admin", "");
        bob = Cli.at(homes.resolve("bob"));
        Files.createDirectories(homes.resolve("bob/.aws"));
        Files.copy(homes.resolve("alice/.aws/config"), homes.resolve("bob/.aws/config"));
        for (Cli cli : List.of(alice, bob)) {
            cli.with("AWS_ENDPOINT_URL", aws.address())
                    .with("AWS_PROFILE", "admin")
                    .with("AWSIDEMAN_CACHE_BACKEND", "redis")
                    .with("AWSIDEMAN_CACHE_REDIS_URL", "redis://127.0.0.1:" + link.port());
        }
    }

    @AfterEach
    void close() {
        aws.close();
        link.close();
        server.close();
    }

    @Test
    void whatOneHasAskedTheOtherNeedsNotAsk() {
        String answer = settled(alice).run("user list").ok().out();
        bob.run("group list").ok(); // makes its own first steps, such as who it is
        int requests = aws.requests();

        assertThat(bob.run("user list").ok().out()).isEqualTo(answer);

        assertThat(aws.requests()).isEqualTo(requests);
        assertThat(folder.resolve("bob/.awsideman/cache")).doesNotExist();
    }

    @Test
    void nearTierSparesTheServerAndHidesAChangeNoLongerThanItIsBelieved() {
        for (Cli cli : List.of(settled(alice), bob)) {
            cli.with("AWSIDEMAN_CACHE_BACKEND", "hybrid")
                    .with("AWSIDEMAN_CACHE_HYBRID_FAR", "redis")
                    .with("AWSIDEMAN_CACHE_HYBRID_LOCAL_TTL", "2m");
            cli.run("user list").ok();
            cli.run("user list").ok();
        }
        long bytes = link.received();
        int requests = aws.requests();
        bob.run("user list").ok();
        assertThat(link.received()).as("nothing is asked").isEqualTo(bytes);
        assertThat(aws.requests()).isEqualTo(requests);

        alice.run("user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();

        assertThat(alice.run("user list -o json").ok().texts("UserName")).contains("jdoe");
        assertThat(bob.run("user list -o json").ok().texts("UserName"))
                .as("as configured")
                .doesNotContain("jdoe");
        bob.later(Duration.ofMinutes(2));
        assertThat(bob.run("user list -o json").ok().texts("UserName")).contains("jdoe");
        bob.with("AWSIDEMAN_CACHE_HYBRID_LOCAL_TTL", "0");
        alice.later(Duration.ofMinutes(2));
        alice.run("user delete jdoe --yes").ok();
        assertThat(bob.run("user list -o json").ok().texts("UserName")).doesNotContain("jdoe");
    }

    @Test
    void nearTierGoesOnWhileTheServerIsAway() {
        settled(alice)
                .with("AWSIDEMAN_CACHE_BACKEND", "hybrid")
                .with("AWSIDEMAN_CACHE_HYBRID_FAR", "redis")
                .with("AWSIDEMAN_CACHE_HYBRID_LOCAL_TTL", "5m")
                .run("user list")
                .ok();
        int requests = aws.requests();
        link.refuse();

        assertThat(alice.run("user list").ok().err()).isEmpty();
        assertThat(aws.requests()).isEqualTo(requests);
        assertThat(alice.run("group list").ok().err()).contains("cannot be reached");
        assertThat(alice.run("user list").ok().err()).isEmpty();

        alice.run("user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();
        assertThat(alice.run("user list -o json").ok().texts("UserName"))
                .as("its own change")
                .contains("jdoe");
    }

    @Test
    void passwordIsTakenFromItsOnePlaceAndShownNowhere() throws IOException {
        server.command("CONFIG", "SET", "requirepass", PASSWORD);
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        String url = "redis://127.0.0.1:" + server.port();

        assertThat(health(url)).contains("NOAUTH");
        assertThat(health(url.replace("//", "//:wrong-" + PASSWORD + "@"))).contains("WRONGPASS");
        assertThat(health(url.replace("//", "//:" + PASSWORD + "@"))).doesNotContain("refuses");
        alice.with("AWSIDEMAN_CACHE_REDIS_PASSWORD", PASSWORD);
        assertThat(health(url)).doesNotContain("refuses");
        alice.with("AWSIDEMAN_CACHE_REDIS_PASSWORD_FILE", file.toString());
        assertThat(alice.run("cache status").failed(ExitStatus.CONFIGURATION).err())
                .contains("several places");
        alice.without("AWSIDEMAN_CACHE_REDIS_PASSWORD");
        assertThat(health(url)).doesNotContain("refuses");
        alice.without("AWSIDEMAN_CACHE_REDIS_PASSWORD_FILE");
        alice.with("AWSIDEMAN_CACHE_REDIS_PASSWORD_COMMAND", "cat '" + file + "'");
        assertThat(health(url)).doesNotContain("refuses");
    }

    @Test
    void serverWithoutAUrlIsAMistakeInTheConfiguration() {
        assertThat(alice.without("AWSIDEMAN_CACHE_REDIS_URL")
                        .run("user list")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("cache.redis_url is not set");
        assertThat(alice.with("AWSIDEMAN_CACHE_REDIS_URL", "redis://:" + PASSWORD + "@127.0.0.1/nothing")
                        .run("user list")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("cache.redis_url is not a URL")
                .doesNotContain(PASSWORD);
    }

    @Test
    void serverIsTrustedByTheCertificatesThatAreSetAndOnlyUnderItsName() throws Exception {
        String trusted = overTls("IP:127.0.0.1", true);
        assertThat(trusted).doesNotContain("cannot be");
        assertThat(overTls("IP:127.0.0.1", false)).contains("valid certification path");
        assertThat(overTls("DNS:elsewhere.example", true)).contains("No subject alternative");
    }

    /** What a user sees of a server with a certificate of its own. */
    private String overTls(String name, boolean trusting) throws Exception {
        Path key = folder.resolve(name + trusting + ".key");
        Path certificate = folder.resolve(name + trusting + ".pem");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=cache",
                        "-addext",
                        "subjectAltName=" + name,
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor()).as(said).isZero();
        int port = RedisProcess.freePort();
        try (RedisProcess encrypted = RedisProcess.start(
                "--tls-port",
                "" + port,
                "--tls-auth-clients",
                "no",
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                certificate.toString())) {
            alice.without("AWSIDEMAN_CACHE_REDIS_CA_FILE");
            if (trusting) {
                alice.with("AWSIDEMAN_CACHE_REDIS_CA_FILE", certificate.toString());
            }
            alice.with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "5s");
            String seen = health("rediss://127.0.0.1:" + port);
            assertThat(encrypted.command("KEYS", "*"))
                    .matches(keys -> trusting == keys.contains("awsideman") || name.startsWith("DNS"));
            return seen;
        }
    }

    private String health(String url) {
        alice.with("AWSIDEMAN_CACHE_REDIS_URL", url);
        StringBuilder seen = new StringBuilder();
        for (String command : List.of("user list --verbose", "cache health", "cache status", "config show")) {
            CliRun run = alice.run(command);
            seen.append(run.out()).append(run.err());
        }
        assertThat(seen.toString()).doesNotContain(PASSWORD);
        return seen.toString();
    }

    /** One whose server has stood for so long that what it stores is not held back. */
    private Cli settled(Cli cli) {
        cli.with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
        bob.with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
        return cli;
    }
}
