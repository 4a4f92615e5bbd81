package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFactoryTest {
    private Path directory;
    private AwsHome home;
    private StubService service;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        directory = folder;
        service = StubService.answering(StubService.Answer.ok());
        home = new AwsHome(folder).with("AWS_REGION", "eu-west-1").with("AWS_ENDPOINT_URL", service.url());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void clientOfAnotherRegionAsksThere() {
        ClientFactory clients = home.with("AWS_ENDPOINT_URL", "").recordingClients(home.connection());

        clients.ssoAdmin("ap-southeast-2").listInstances(request -> {});
        clients.ssoAdmin().listInstances(request -> {});

        assertThat(home.requests)
                .extracting(request -> request.host())
                .containsExactly("sso.ap-southeast-2.amazonaws.com", "sso.eu-west-1.amazonaws.com");
    }

    @Test
    void keysOfTheProfileSign() {
        home.credentials("[work]\naws_access_key_id = WORKKEY\naws_secret_access_key = s\n")
                .with("AWS_PROFILE", "work");

        call(home.connection());

        assertThat(service.authorizations).singleElement().asString().contains("Credential=WORKKEY/");
    }

    @Test
    void keysOfTheEnvironmentBeatAProfileThatIsOnlyInTheEnvironment() {
        home.credentials("[work]\naws_access_key_id = WORKKEY\naws_secret_access_key = s\n")
                .with("AWS_PROFILE", "work")
                .with("AWS_ACCESS_KEY_ID", "ENVKEY")
                .with("AWS_SECRET_ACCESS_KEY", "s");

        call(home.connection());
        call(home.connection("work"));

        assertThat(service.authorizations.get(0)).contains("Credential=ENVKEY/");
        assertThat(service.authorizations.get(1)).contains("Credential=WORKKEY/");
    }

    @Test
    void namedProfileWithoutCredentialsNeverSignsWithTheKeysOfTheEnvironment() {
        home.config("[profile bare]\noutput = json\n")
                .with("AWS_ACCESS_KEY_ID", "ENVKEY")
                .with("AWS_SECRET_ACCESS_KEY", "s");

        assertThat(home.connection("bare").credentialSource()).isEqualTo(CredentialSource.MACHINE);
        assertThat(home.connection().credentialSource()).isEqualTo(CredentialSource.ENVIRONMENT);
    }

    @Test
    void halfAKeyIsSaidToBeOne() {
        home.with("AWS_ACCESS_KEY_ID", "ENVKEY");

        AdminException failure = catchThrowableOfType(AdminException.class, () -> call(home.connection()));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageContaining("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void processOfTheProfileIsAsked() throws IOException {
        Path script = directory.resolve("login.sh");
        Files.writeString(
                script,
                """
                #!/bin/sh
                echo '{"Version":1,"AccessKeyId":"PROCESSKEY","SecretAccessKey":"s","SessionToken":"t"}'
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        home.config("[profile tool]\ncredential_process = " + script + "\n");

        call(home.connection("tool"));

        assertThat(service.authorizations).singleElement().asString().contains("Credential=PROCESSKEY/");
    }

    @Test
    void failingProcessIsExplained() {
        home.config("[profile tool]\ncredential_process = /bin/false\n");

        AdminException failure = explained(home.connection("tool"));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageContaining("\"tool\"");
    }

    @Test
    void roleOfTheProfileIsTakenWithTheSourceProfile() throws IOException {
        String answer =
                """
                <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/Admin/x</Arn><AssumedRoleId>A:x</AssumedRoleId></AssumedRoleUser>
                <Credentials><AccessKeyId>ROLEKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
                """;
        home.config(
                """
                [profile admin]
                role_arn = arn:aws:iam::111122223333:role/Admin
                source_profile = base
                region = eu-west-1
                [profile base]
                aws_access_key_id = BASEKEY
                aws_secret_access_key = s
                """);
        try (StubService sts = StubService.answering(new StubService.Answer(200, answer))) {
            System.setProperty("aws.endpointUrlSts", sts.url()); // the SDK makes this client itself
            call(home.connection("admin"));
            assertThat(sts.authorizations).singleElement().asString().contains("Credential=BASEKEY/");
        } finally {
            System.clearProperty("aws.endpointUrlSts");
        }

        assertThat(service.authorizations).singleElement().asString().contains("Credential=ROLEKEY/");
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1,     identitystore.us-east-1.amazonaws.com,         organizations.us-east-1.amazonaws.com,         us-east-1",
        "eu-central-1,  identitystore.eu-central-1.amazonaws.com,      organizations.us-east-1.amazonaws.com,         us-east-1",
        "cn-north-1,    identitystore.cn-north-1.amazonaws.com.cn,     organizations.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
        "us-gov-west-1, identitystore.us-gov-west-1.amazonaws.com,     organizations.us-gov-west-1.amazonaws.com,     us-gov-west-1"
    })
    void everyPartitionHasItsHosts(String region, String store, String organizations, String signingRegion) {
        home.environment.remove("AWS_ENDPOINT_URL");
        home.with("AWS_REGION", region);
        ClientFactory clients = home.recordingClients(home.connection());

        clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
        clients.organizations().listAccounts();

        assertThat(home.requests).extracting(request -> request.host()).containsExactly(store, organizations);
        assertThat(home.requests.get(1).firstMatchingHeader("Authorization"))
                .hasValueSatisfying(value -> assertThat(value).contains("/" + signingRegion + "/organizations/"));
    }

    @Test
    void endpointsOfTheProfileAreIgnoredByTheClientsToo() {
        home.config("[default]\nendpoint_url = https://profile.example\n")
                .with("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        ClientFactory clients = home.recordingClients(home.connection());

        clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
        clients.ssoAdmin().listInstances(r -> {});
        clients.organizations().listAccounts();
        clients.sts().getCallerIdentity();

        assertThat(home.requests)
                .extracting(request -> request.host())
                .containsExactly(
                        "identitystore.eu-west-1.amazonaws.com",
                        "sso.eu-west-1.amazonaws.com",
                        "organizations.us-east-1.amazonaws.com",
                        "sts.eu-west-1.amazonaws.com");
    }

    @Test
    void endpointThatOnlyTheSdkSeesIsNoneOfOurs() {
        home.environment.remove("AWS_ENDPOINT_URL");
        ClientFactory clients = home.recordingClients(home.connection());
        System.setProperty("aws.endpointUrl", "http://elsewhere.example");
        try {
            clients.ssoAdmin().listInstances(r -> {});
        } finally {
            System.clearProperty("aws.endpointUrl");
        }

        assertThat(home.requests).extracting(request -> request.host()).containsExactly("sso.eu-west-1.amazonaws.com");
    }

    @Test
    void unknownProfileFailsBeforeAnyCall() {
        assertThatThrownBy(() -> call(home.connection("nobody"))).isInstanceOf(AdminException.class);
        assertThat(service.calls()).isZero();
    }

    private AdminException explained(Connection connection) {
        try {
            call(connection);
        } catch (RuntimeException e) {
            return new AwsFailure(connection.profileName()).translate(e).orElseThrow(() -> e);
        }
        throw new AssertionError("the call has not failed");
    }

    private void call(Connection connection) {
        try (ClientFactory clients = home.clients(connection)) {
            clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
        }
    }
}
