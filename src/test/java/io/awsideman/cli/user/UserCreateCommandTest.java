package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCreateCommandTest {
    private static final String JDOE = "user create --user-name jdoe --given-name Jane --family-name Doe";

    private final Path home;
    private final Cli cli;

    UserCreateCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void userIsAsItWasAskedForAndSaysItsId() {
        CliRun run = cli.run(JDOE + " --email jane.doe@example.com -o json").ok();
        JsonNode user = run.json();

        assertThat(user.path("UserName").asText()).isEqualTo("jdoe");
        assertThat(user.path("DisplayName").asText()).isEqualTo("Jane Doe");
        assertThat(user.at("/Emails/0/Value").asText()).isEqualTo("jane.doe@example.com");
        assertThat(user.at("/Emails/0/Primary").asBoolean()).isTrue();
        assertThat(run.err())
                .contains("Created the user jdoe")
                .contains(user.path("UserId").asText());
        assertThat(cli.run("user get jdoe -o json").ok().json()).isEqualTo(user);
    }

    @Test
    void everyAttributeOfTheApiCanBeGiven() {
        CliRun run = cli.run(List.of(
                "user",
                "create",
                "--user-name",
                "max",
                "--given-name",
                "Max",
                "--family-name",
                "Mustermann",
                "--middle-name",
                "M.",
                "--formatted-name",
                "Dr. Max M. Mustermann",
                "--honorific-prefix",
                "Dr.",
                "--honorific-suffix",
                "PhD",
                "--display-name",
                "Max M",
                "--nick-name",
                "Maxi",
                "--profile-url",
                "https://example.com/max",
                "--user-type",
                "Employee",
                "--title",
                "Head, of all",
                "--preferred-language",
                "de",
                "--locale",
                "de-AT",
                "--timezone",
                "Europe/Vienna",
                "--website",
                "https://max.example.com",
                "--birthdate",
                "1990-02-28",
                "--email",
                "value=max@example.com,type=home,primary=true",
                "--phone-number",
                "+43 1 234567",
                "--address",
                "street-address=Ring 1, top 2,locality=Wien,region=W,postal-code=1010,country=AT",
                "-o",
                "json"));
        JsonNode user = run.ok().json();

        assertThat(user.at("/Name/Formatted").asText()).isEqualTo("Dr. Max M. Mustermann");
        assertThat(user.at("/Name/MiddleName").asText()).isEqualTo("M.");
        assertThat(user.at("/Name/HonorificSuffix").asText()).isEqualTo("PhD");
        assertThat(user.path("Title").asText()).isEqualTo("Head, of all");
        assertThat(user.path("Birthdate").asText()).isEqualTo("1990-02-28");
        assertThat(user.at("/Emails/0/Type").asText()).isEqualTo("home");
        assertThat(user.at("/PhoneNumbers/0/Value").asText()).isEqualTo("+43 1 234567");
        assertThat(user.at("/Addresses/0/StreetAddress").asText()).isEqualTo("Ring 1, top 2");
        assertThat(user.at("/Addresses/0/Country").asText()).isEqualTo("AT");
        for (String field :
                List.of("NickName", "ProfileUrl", "UserType", "PreferredLanguage", "Locale", "Timezone", "Website")) {
            assertThat(user.path(field).asText()).as(field).isNotEmpty();
        }
    }

    @Test
    void everyAttributeOfTheApiIsAColumn() {
        cli.run(JDOE + " --nick-name JD --profile-url https://example.com/jd --preferred-language de --website"
                        + " https://jd.example --birthdate 1990-02-28 --middle-name M --address locality=Wien")
                .ok();

        assertThat(cli.run("user list --columns NickName,Website,Name.MiddleName -o csv")
                        .ok()
                        .out())
                .contains("JD,https://jd.example,M");
        String csv = cli.run("user get jdoe -o csv").ok().out();
        assertThat(csv.lines().findFirst().orElseThrow())
                .contains("NickName", "ProfileUrl", "PreferredLanguage", "Website", "Birthdate", "Address");
        assertThat(csv).contains("https://example.com/jd", "1990-02-28", "Wien");
    }

    @Test
    void spellingsOfThePythonToolAreAccepted() {
        cli.run("user create --username jdoe --first-name Jane --last-name Doe --emails jane@example.com")
                .ok();

        assertThat(cli.run("user get jane@example.com --query DisplayName -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("Jane Doe");
    }

    @Test
    void dryRunShowsTheUserAndCallsNoWrite() {
        CliRun run = cli.run(JDOE + " --dry-run -o json").ok();

        assertThat(run.texts("Attribute")).contains("UserName", "Name.GivenName", "DisplayName");
        assertThat(run.err()).contains("Would create");
        assertThat(cli.writeCalls()).isZero();
        cli.run("user get jdoe").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void takenNameIsAConflictAndChangesNothing() {
        assertThat(cli.run("user create --user-name JANE.smith --given-name J --family-name S")
                        .failed(ExitStatus.CONFLICT)
                        .err())
                .contains("user name JANE.smith is taken", "the user jane.smith", "awsideman user get jane.smith");
        assertThat(cli.run("user list -o json").ok().json()).hasSize(12);
    }

    @Test
    void takenAddressIsNamedWithItsHolder() {
        assertThat(cli.run(JDOE + " --email John.Doe@example.com")
                        .failed(ExitStatus.CONFLICT)
                        .err())
                .contains("e-mail address John.Doe@example.com is taken", "awsideman user get john.doe");
    }

    @Test
    void dryRunFailsWhereTheCreationWould() {
        for (String taken : List.of(
                "user create --user-name JANE.smith --given-name J --family-name S",
                JDOE + " --email John.Doe@example.com")) {
            CliRun run = cli.run(taken + " --dry-run").failed(ExitStatus.CONFLICT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("is taken").doesNotContain("Would create");
        }
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void userThatAwsDoesNotShowYetIsPrintedAsFarAsItIsKnown() {
        cli.run("user get jane.smith").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "visibility=2s");

        CliRun run = cli.run(JDOE + " --email jane.doe@example.com -o json").ok();

        assertThat(run.json().path("UserName").asText()).isEqualTo("jdoe");
        assertThat(run.json().at("/Emails/0/Value").asText()).isEqualTo("jane.doe@example.com");
        assertThat(run.err()).contains("AWS does not show the user yet");
        String id = run.json().path("UserId").asText();
        cli.later(Duration.ofSeconds(5));
        assertThat(cli.run("user get jdoe --query UserId -o text --refresh")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo(id);
    }

    @Test
    void whatAwsRequiresIsNamedBeforeAwsIsAsked() {
        assertThat(cli.run("user create --user-name jdoe --given-name Jane")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--family-name");
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void brokenShorthandIsAUsageErrorThatNamesTheOption() {
        assertThat(cli.run(JDOE + " --email value=,type=work")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--email");
        assertThat(cli.run(JDOE + " --address planet=Mars")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--address");
        assertThat(cli.run(JDOE + " --phone value=1,primary=maybe")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--phone");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void refusedCreationIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "no writes for you")) {
            assertThat(aws.user(home)
                            .run(JDOE)
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("no writes");
        }
    }

    @Test
    void creationWhoseAnswerWasLostMakesOneUserAndSucceeds() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "timeout=0.2");
        for (int i = 0; i < 6; i++) {
            cli.run("user create --user-name u%d --given-name U --family-name %d".formatted(i, i))
                    .ok();
        }

        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        assertThat(cli.run("user list -o json").ok().json()).hasSize(12 + 6);
    }
}
