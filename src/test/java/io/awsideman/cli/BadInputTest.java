package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with the machine or its configuration: one error line, at most one hint, the right exit code. */
class BadInputTest {
    private final Path home;
    private final Cli cli;

    BadInputTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.at(home);
    }

    @Test
    void unknownProfileNamesTheKnownOnes() throws IOException {
        configure("[profile prod]\nregion = eu-central-1\n");

        assertThat(cli.run("user list --profile prd")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("\"prd\"", "prod");
        assertThat(cli.with("AWS_PROFILE", "prd")
                        .run("user list")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("\"prd\"", "prod");
    }

    @Test
    void noRegionSaysThreeWaysToNameOne() {
        assertThat(cli.run("user list").failed(ExitStatus.CONFIGURATION).err())
                .contains("--region", "AWS_REGION", "--sandbox");
    }

    @Test
    void regionThatIsNoneIsAConfigurationError() {
        assertThat(cli.run("user list --region frankfurt")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("frankfurt");
    }

    @Test
    void expiredSsoLoginSaysWhichCommandToRun() throws IOException {
        configure(
                """
                [profile prod]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = AdministratorAccess
                region = eu-central-1
                [sso-session corp]
                sso_start_url = https://example.awsapps.com/start
                sso_region = eu-central-1
                """);

        assertThat(cli.run("user list --profile prod")
                        .failed(ExitStatus.NOT_AUTHORIZED)
                        .err())
                .contains("aws sso login --profile prod");
    }

    @Test
    void endpointWhereNobodyListensIsUnavailable() throws IOException {
        keys();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(cli.run("user list --endpoint-url http://127.0.0.1:" + port)
                        .failed(ExitStatus.UNAVAILABLE)
                        .err())
                .contains("hint: ");
    }

    @Test
    void endpointThatNobodyKnowsIsUnavailable() throws IOException {
        keys();

        assertThat(cli.run("user list --endpoint-url http://sso.invalid")
                        .failed(ExitStatus.UNAVAILABLE)
                        .err())
                .contains("sso.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "http:", "ftp://example.com", "'http://a b'"})
    void endpointThatIsNoAddressIsAConfigurationError(String endpoint) throws IOException {
        keys();

        assertThat(cli.run("user list --endpoint-url " + endpoint)
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("--endpoint-url");
    }

    @Test
    void brokenAwsConfigurationNamesTheFile() throws IOException {
        configure("[profile prod\nregion = eu-central-1\n");

        assertThat(cli.run("user list --profile prod")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains(home.resolve(".aws/config").toString());
    }

    @Test
    void homeThatIsNoFolderIsAConfigurationErrorOfTheSandbox() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        Cli.inSandbox(file.resolve("x")).run("user list").failed(ExitStatus.CONFIGURATION);
    }

    @Test
    void homeThatCannotBeReadIsAConfigurationError() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(Cli.at(file.resolve("x"))
                        .run("user list")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains(file.toString());
    }

    @Test
    void homeThatCannotBeMadeStopsNoReadOfAws() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "asked")) {
            CliRun run = aws.user(home)
                    .with("AWSIDEMAN_HOME", "/proc/no/home") // nobody can make this one, not even root
                    .run("user list")
                    .failed(ExitStatus.NOT_AUTHORIZED);

            assertThat(run.err())
                    .as("AWS was asked although the cache is out of order")
                    .contains("asked");
        }
    }

    @Test
    void cacheFolderThatCannotBeMadeStopsNoCommand() {
        cli.with("AWSIDEMAN_CACHE_DIR", "/proc/no/cache");

        assertThat(cli.run("user list --sandbox -o json").ok().json()).hasSize(12);
        cli.run("user delete jane.smith --yes --sandbox").ok();
        assertThat(cli.run("user list --sandbox -o json").ok().json()).hasSize(11);
        cli.run("cache warm --sandbox").failed(ExitStatus.UNAVAILABLE);
    }

    @Test
    void cacheThatCannotBeWrittenMakesAnswersSlowerAndIsToldOnce() throws IOException {
        Files.createDirectories(cli.files());
        Files.writeString(cli.files().resolve("cache"), "in the way");

        for (int time = 0; time < 2; time++) {
            CliRun run = cli.run("user list --sandbox -o json").ok();
            assertThat(run.json()).hasSize(12);
            assertThat(run.err().lines().filter(line -> line.startsWith("warning: ")))
                    .hasSizeLessThanOrEqualTo(1);
        }
        cli.run("user delete jane.smith --yes --sandbox").ok();
        assertThat(cli.run("user list --sandbox -o json").ok().json()).hasSize(11);
    }

    @Test
    void warmingACacheThatCannotBeWrittenFails() throws IOException {
        Files.createDirectories(cli.files());
        Files.writeString(cli.files().resolve("cache"), "in the way");

        cli.run("cache warm --sandbox").failed(ExitStatus.UNAVAILABLE);
    }

    @Test
    void damagedSandboxSaysHowToMendItAndIsLeftAlone() throws IOException {
        cli.run("user list --sandbox").ok();
        Path state;
        try (var files = Files.list(cli.files().resolve("sandbox"))) {
            state = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(state, "{broken");

        assertThat(cli.run("user list --sandbox --no-cache")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("sandbox reset");
        assertThat(state).content().isEqualTo("{broken");
        cli.run("sandbox reset --yes").ok();
        cli.run("user list --sandbox").ok();
    }

    @Test
    void verboseAddsTheStackTrace() {
        CliRun run = cli.run("user get nobody --sandbox --verbose").ended(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains("error: there is no user", "\tat ");
    }

    private void keys() throws IOException {
        configure(
                """
                [default]
                region = eu-central-1
                aws_access_key_id = AKIDEXAMPLE
                aws_secret_access_key = secret
                """);
    }

    private void configure(String config) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), config);
    }
}
