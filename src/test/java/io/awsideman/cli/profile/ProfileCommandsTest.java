package io.awsideman.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandsTest {
    private final Path home;
    private final Cli cli;

    ProfileCommandsTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.cli = Cli.at(home);
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                folder.resolve("config"),
                """
                [profile prod]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = AdministratorAccess
                region = eu-central-1
                [sso-session corp]
                sso_start_url = https://example.awsapps.com/start
                sso_region = eu-central-1
                [profile audit]
                role_arn = arn:aws:iam::444455556666:role/security/Auditor
                source_profile = prod
                """);
        Files.writeString(
                folder.resolve("credentials"), "[keys]\naws_access_key_id=AKIDEXAMPLE\naws_secret_access_key=hush\n");
    }

    @Test
    void listHasTheProfilesOfBothFilesAndTheSandboxAndNoSecret() {
        CliRun run = cli.run("profile list -o json").ok();

        assertThat(run.texts("Profile")).containsExactly("audit", "keys", "prod", "sandbox");
        assertThat(run.json().findValues("Sources"))
                .extracting(JsonNode::toString)
                .containsExactly("[\"aws\"]", "[\"aws\"]", "[\"aws\"]", "[\"built-in\"]");
        assertThat(run.texts("Credentials")).contains("role_arn", "aws_access_key_id", "sso_session");
        assertThat(run.out()).doesNotContain("hush").doesNotContain("AKIDEXAMPLE");
    }

    @Test
    void profileShowsAccountAndRole() {
        JsonNode audit = cli.run("profile show audit -o json").ok().json();

        assertThat(audit.path("AccountId").asText()).isEqualTo("444455556666");
        assertThat(audit.path("RoleName").asText()).isEqualTo("Auditor");
    }

    @Test
    void profileInUseIsTheCurrentOne() {
        assertThat(cli.run("profile show --profile prod -o json")
                        .ok()
                        .json()
                        .path("Current")
                        .asBoolean())
                .isTrue();
        assertThat(cli.with("AWS_PROFILE", "keys")
                        .run("profile show -o json")
                        .ok()
                        .texts("Profile"))
                .containsExactly("keys");
        assertThat(cli.run("profile show --sandbox -o json").ok().texts("Profile"))
                .containsExactly("sandbox");
    }

    @Test
    void listWorksWithoutAnyAwsConfiguration(@TempDir Path empty) {
        assertThat(Cli.at(empty).run("profile list -o json").ok().texts("Profile"))
                .containsExactly("sandbox");
    }

    @Test
    void unknownProfileIsNotFound() {
        assertThat(cli.run("profile show nope").failed(ExitStatus.NOT_FOUND).err())
                .contains("\"nope\"");
    }

    @Test
    void profilesAreShownWithoutACall() {
        cli.run("profile list").ok();
        cli.run("profile show prod").ok();

        assertThat(home.resolve(".awsideman/sandbox")).doesNotExist();
    }
}
