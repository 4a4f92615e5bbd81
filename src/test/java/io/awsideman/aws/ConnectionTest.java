package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private Path directory;
    private AwsHome home;

    @BeforeEach
    void makeHome(@TempDir Path folder) {
        directory = folder;
        home = new AwsHome(folder);
    }

    @Test
    void optionBeatsEnvironmentBeatsProfileForTheRegion() {
        home.config("[profile prod]\nregion = eu-west-3\n").with("AWS_PROFILE", "prod");
        assertThat(home.connection().region()).isEqualTo("eu-west-3");

        home.with("AWS_DEFAULT_REGION", "eu-west-2");
        assertThat(home.connection().region()).isEqualTo("eu-west-2");

        home.with("AWS_REGION", "eu-west-1");
        assertThat(home.connection().region()).isEqualTo("eu-west-1");
        assertThat(home.connection("prod").region()).isEqualTo("eu-west-1");

        assertThat(home.connection(new ConnectionOptions(null, false, "eu-central-1", null))
                        .region())
                .isEqualTo("eu-central-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-gov-west-1", "cn-northwest-1", "us-isob-east-1", "eusc-de-east-1"})
    void regionsOfAllPartitionsAreRegions(String region) {
        assertThat(home.with("AWS_REGION", region).connection().region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frankfurt", "eu-central", "us-east-1a", "us-east-1.evil.example", "US-EAST-1"})
    void whatIsNoRegionIsRefused(String region) {
        AdminException failure = catchThrowableOfType(
                AdminException.class,
                () -> home.with("AWS_REGION", region).connection().region());

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure).hasMessageContaining(region);
    }

    @Test
    void withoutRegionTheRemedyNamesTheProfile() {
        home.config("[profile prod]\noutput = json\n");

        AdminException failure = catchThrowableOfType(
                AdminException.class, () -> home.connection("prod").region());

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure.remedy()).contains("--region", "AWS_REGION", "\"prod\"", "--sandbox");
    }

    @Test
    void unknownProfileIsAnErrorThatListsTheOthers() {
        home.config("[profile prod]\nregion = eu-west-3\n[default]\nregion = eu-west-1\n");

        AdminException failure = catchThrowableOfType(
                AdminException.class, () -> home.connection("pord").region());

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure).hasMessageContainingAll("\"pord\"", directory.toString());
        assertThat(failure.remedy()).contains("default, prod");
    }

    @Test
    void brokenConfigurationFileIsNamed() {
        home.config("[profile prod\nregion = eu-west-3\n");

        AdminException failure = catchThrowableOfType(
                AdminException.class, () -> home.connection("prod").region());

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining(directory.resolve(".aws/config").toString());
    }

    @Test
    void configurationFileThatIsAFolderIsNamed() throws IOException {
        Files.createDirectories(directory.resolve(".aws/credentials"));

        AdminException failure = catchThrowableOfType(
                AdminException.class, () -> home.connection().region());

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure)
                .hasMessageContaining(directory.resolve(".aws/credentials").toString());
    }

    @Test
    void filesMayBeElsewhere() throws IOException {
        Files.writeString(directory.resolve("other"), "[profile elsewhere]\nregion = ap-south-1\n");

        home.with("AWS_CONFIG_FILE", "~/other").with("AWS_PROFILE", "elsewhere");

        assertThat(home.connection().region()).isEqualTo("ap-south-1");
    }

    @Test
    void endpointsAreTakenInTheOrderOfTheAwsCli() {
        home.config(
                        """
                [profile prod]
                region = eu-west-1
                services = inner
                endpoint_url = https://profile.example
                [services inner]
                identitystore =
                  endpoint_url = https://services.example
                """)
                .with("AWS_PROFILE", "prod");
        assertThat(endpoint("IDENTITYSTORE")).isEqualTo("https://services.example");
        assertThat(endpoint("SSO_ADMIN")).isEqualTo("https://profile.example");

        home.with("AWS_ENDPOINT_URL", "https://all.example");
        assertThat(endpoint("IDENTITYSTORE")).isEqualTo("https://all.example");

        home.with("AWS_ENDPOINT_URL_IDENTITYSTORE", "https://one.example");
        assertThat(endpoint("IDENTITYSTORE")).isEqualTo("https://one.example");
        assertThat(endpoint("STS")).isEqualTo("https://all.example");
        assertThat(home.connection("prod").endpoint("IDENTITYSTORE")).contains(URI.create("https://one.example"));

        assertThat(home.connection(new ConnectionOptions(null, false, null, "http://localhost:1"))
                        .endpoint("IDENTITYSTORE"))
                .contains(URI.create("http://localhost:1"));
    }

    @Test
    void configuredEndpointsCanBeIgnored() {
        home.config("[default]\nregion = eu-west-1\nendpoint_url = https://profile.example\n")
                .with("AWS_ENDPOINT_URL", "https://all.example")
                .with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");

        assertThat(home.connection().endpoint("STS")).isEmpty();
        assertThat(home.connection(new ConnectionOptions(null, false, null, "http://localhost:1"))
                        .endpoint("STS"))
                .contains(URI.create("http://localhost:1"));
    }

    @Test
    void profileCanIgnoreConfiguredEndpoints() {
        home.config("[default]\nregion = eu-west-1\nignore_configured_endpoint_urls = true\n")
                .with("AWS_ENDPOINT_URL", "https://all.example");

        assertThat(home.connection().endpoint("STS")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "ftp://x.example", "https://", "not a url", "https:///path"})
    void whatIsNoEndpointIsRefusedNamingItsSource(String url) {
        AdminException failure = catchThrowableOfType(
                AdminException.class,
                () -> home.with("AWS_ENDPOINT_URL", url).connection().endpoint("STS"));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure).hasMessageContainingAll("AWS_ENDPOINT_URL", url);
    }

    private String endpoint(String service) {
        return home.connection().endpoint(service).map(URI::toString).orElse("");
    }
}
