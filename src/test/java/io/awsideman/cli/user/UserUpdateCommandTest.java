package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserUpdateCommandTest {
    private final Path home;
    private final Cli cli;

    UserUpdateCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void changeIsMadeAndShownWithItsBeforeAndAfter() {
        CliRun run = cli.run("user update jane.smith --title CTO --family-name Smythe -o json")
                .ok();

        assertThat(run.texts("Attribute")).containsExactlyInAnyOrder("Title", "Name.FamilyName");
        assertThat(run.texts("Before")).containsExactlyInAnyOrder("Head of Platform", "Smith");
        assertThat(run.texts("After")).containsExactlyInAnyOrder("CTO", "Smythe");
        assertThat(cli.run("user get jane.smith -o json")
                        .ok()
                        .json()
                        .at("/Name/GivenName")
                        .asText())
                .as("what was not mentioned stays")
                .isEqualTo("Jane");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.smith --title 'Head of Platform' --given-name Jane",
                "jane.smith --email jane.smith@example.com",
                "jane.smith --remove nickName",
                "jane.smith --email jane.smith@example.com --dry-run",
                "jane.smith --user-name jane.smith -o json"
            })
    void whatIsSoAlreadyIsNotWritten(String change) {
        CliRun run = cli.run("user update " + change).ok();

        assertThat(run.messages()).containsExactly("Nothing changes.");
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--title '', --title is empty, --remove title",
        "--formatted-name ' ', --formatted-name is empty, --remove name.formatted",
        "--user-name '', --user-name is empty, every user has one",
        "--phone '', --phone-number is empty, --remove phoneNumbers",
        "--email '', --email is empty, --remove emails",
        "--remove userName, --remove: userName cannot be taken away, --user-name",
        "--remove NAME.FAMILYNAME, --remove: name.familyName cannot be taken away, --family-name"
    })
    void attributeThatAUserMustHaveOrThatIsEmptyIsNamedWithItsRemedy(String change, String error, String remedy) {
        CliRun run = cli.run("user update jane.smith " + change).failed(ExitStatus.USAGE);

        assertThat(run.err().lines().toList().get(0)).startsWith("error: " + error);
        assertThat(run.err().lines().toList().get(1)).startsWith("hint: ").contains(remedy);
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void attributeIsRemoved() {
        cli.run("user update john.doe@example.com --remove nickName,phoneNumbers")
                .ok();

        assertThat(cli.run("user get john.doe@example.com -o json").ok().json().fieldNames())
                .toIterable()
                .contains("UserName")
                .doesNotContain("NickName", "PhoneNumbers");
    }

    @Test
    void listsAreReplaced() {
        cli.run("user update jane.smith --email a@example.com --phone +43 --address locality=Wien,country=AT")
                .ok();

        var user = cli.run("user get jane.smith -o json").ok().json();
        assertThat(user.path("Emails")).hasSize(1);
        assertThat(user.at("/Emails/0/Value").asText()).isEqualTo("a@example.com");
        assertThat(user.at("/Addresses/0/Locality").asText()).isEqualTo("Wien");
    }

    @Test
    void dryRunShowsTheChangeAndCallsNoWrite() {
        CliRun run =
                cli.run("user update jane.smith --title CTO --dry-run -o json").ok();

        assertThat(run.texts("After")).containsExactly("CTO");
        assertThat(cli.writeCalls()).isZero();
        assertThat(cli.run("user get jane.smith --query Title -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("Head of Platform");
    }

    @Test
    void updateOfNobodyIsNotFoundAndCallsNoWrite() {
        cli.run("user update nobody --title CTO").failed(ExitStatus.NOT_FOUND);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void ambiguousNameCallsNoWrite() {
        cli.run("user create --user-name jane.smith@example.com --given-name A --family-name B")
                .ok();
        long before = cli.writeCalls();

        cli.run("user update jane.smith@example.com --title CTO").failed(ExitStatus.USAGE);

        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void takenNameIsAConflict() {
        cli.run("user update jane.smith --user-name lena.novak").failed(ExitStatus.CONFLICT);
    }

    @Test
    void updateOfNothingIsAUsageError() {
        assertThat(cli.run("user update jane.smith").failed(ExitStatus.USAGE).err())
                .contains("no change");
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void removalOfAnUnknownAttributeIsAUsageErrorThatListsThem() {
        assertThat(cli.run("user update jane.smith --remove shoeSize")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("shoeSize", "nickName");
    }

    @Test
    void userOfAnExternalProviderIsWarnedOf() {
        CliRun run = cli.run("user update sofia.rossi --title Boss").ok();

        assertThat(run.err()).contains("warning: ").contains("https://idp.partner.example.net/scim");
        assertThat(cli.run("user update jane.smith --title Boss").ok().err()).doesNotContain("warning: ");
    }

    @Test
    void refusedUpdateIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "read only")) {
            assertThat(aws.user(home)
                            .run("user update x --title y")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("read only");
        }
    }
}
