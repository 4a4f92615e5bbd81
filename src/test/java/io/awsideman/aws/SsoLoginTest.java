package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.failure.AdminException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of IAM Identity Center. The SDK looks for them in the home folder of the process, hence in one of its own. */
class SsoLoginTest {
    private static final String START_URL = "https://example.awsapps.com/start";
    private Path home;

    @BeforeEach
    void writeProfiles(@TempDir Path folder) throws IOException {
        home = folder;
        Files.createDirectories(folder.resolve(".aws/sso/cache"));
        Files.writeString(
                folder.resolve(".aws/config"),
                """
                [profile session]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Admin
                [sso-session corp]
                sso_region = eu-west-1
                sso_start_url = %s
                [profile legacy]
                region = eu-west-1
                sso_region = eu-west-1
                sso_start_url = %s
                sso_account_id = 111122223333
                sso_role_name = Admin
                """
                        .formatted(START_URL, START_URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void loginThatNeverWasIsToBeMade(String profile) throws Exception {
        assertThat(call(profile)).isEqualTo("NOT_AUTHORIZED: log in again: aws sso login --profile " + profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "legacy"})
    void expiredLoginIsToBeRenewed(String profile) throws Exception {
        writeToken("corp", "2020-01-01T00:00:00Z");
        writeToken(START_URL, "2020-01-01T00:00:00Z");

        assertThat(call(profile)).isEqualTo("NOT_AUTHORIZED: log in again: aws sso login --profile " + profile);
    }

    @Test
    void loginIsFoundInTheProfile() {
        AwsHome same = new AwsHome(home);

        assertThat(same.connection("session").credentialSource()).isEqualTo(CredentialSource.PROFILE);
    }

    private void writeToken(String name, String expiry) throws IOException, NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                home.resolve(".aws/sso/cache").resolve(HexFormat.of().formatHex(hash) + ".json"),
                """
                {"startUrl":"%s","region":"eu-west-1","accessToken":"t","expiresAt":"%s"}
                """
                        .formatted(START_URL, expiry));
    }

    private String call(String profile) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Call.class.getName(),
                profile);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", home.toString());
        Process process = builder.redirectError(home.resolve("stderr").toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    /** Prints how a call with the profile fails. */
    static final class Call {
        private Call() {}

        public static void main(String[] arguments) {
            AwsProfiles profiles = new AwsProfiles(System::getenv);
            ConnectionOptions options = new ConnectionOptions(arguments[0], true, null, "http://127.0.0.1:9");
            Connection connection = new Connection(options, System::getenv, profiles);
            try (ClientFactory clients =
                    new ClientFactory(connection, profiles, null, null, RequestPace.each(20, 20, 10))) {
                clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
            } catch (RuntimeException e) {
                AdminException failure =
                        new AwsFailure(arguments[0]).translate(e).orElseThrow(() -> e);
                System.out.println(failure.kind() + ": " + failure.remedy());
            }
        }
    }
}
