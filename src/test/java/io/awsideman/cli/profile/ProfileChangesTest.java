package io.awsideman.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChangesTest {
    private static final String AWS_CONFIG =
            """
            [profile prod]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = AdministratorAccess
            region = eu-central-1
            [profile team@a]
            region = eu-west-1
            """;

    private final Path awsConfig;
    private final Path file;
    private final Cli cli;

    ProfileChangesTest(@TempDir Path home) throws IOException {
        awsConfig = Files.createDirectories(home.resolve(".aws")).resolve("config");
        Files.writeString(awsConfig, AWS_CONFIG);
        file = home.resolve(".awsideman/config.yaml");
        cli = Cli.at(home);
    }

    @AfterEach
    void filesOfAwsAreNeverTouched() {
        assertThat(awsConfig).hasContent(AWS_CONFIG);
    }

    @Test
    void whatIsAddedIsKeptShownAndUsed() throws IOException {
        write("# mine\noutput:\n  format: table # people\n");

        CliRun run = cli.run("profile add prod --region us-west-2 --identity-store-id d-1234567890"
                        + " --instance-arn arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef -o json")
                .ok();

        assertThat(file)
                .hasContent(
                        """
                        # mine
                        output:
                          format: table # people
                        profiles:
                          prod:
                            region: us-west-2
                            sso_instance_arn: arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef
                            identity_store_id: d-1234567890
                        """);
        assertThat(run.messages()).containsExactly("Added the section profiles.prod to " + file + ".");
        assertThat(run.err()).doesNotContain("warning");
        JsonNode shown = cli.run("profile show prod -o json").ok().json();
        assertThat(run.json()).isEqualTo(shown);
        assertThat(shown.path("Region").asText()).isEqualTo("us-west-2");
        assertThat(shown.path("IdentityStoreId").asText()).isEqualTo("d-1234567890");
        assertThat(shown.path("InstanceArn").asText()).endsWith("instance/ssoins-1234567890abcdef");
        assertThat(shown.path("Sources").toString()).isEqualTo("[\"aws\",\"awsideman\"]");
        assertThat(shown.path("AccountId").asText()).isEqualTo("111122223333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Team A", "a.b", "x.region", "john.doe+x@example.com", "größe", "a..b", "#1", "null"})
    void namesOfAnyKindAreKeptAndRemoved(String name) throws IOException {
        cli.run("profile add '" + name + "' --region eu-west-1").ok();
        assertThat(cli.run("profile list -o json").ok().texts("Profile")).contains(name);
        assertThat(cli.run("profile show '" + name + "' -o json").ok().out()).contains("eu-west-1");

        cli.run("profile remove '" + name + "' --yes").ok();
        assertThat(Files.readString(file)).isEmpty();
    }

    @Test
    void sectionOfANameThatAwsDoesNotHaveIsWrittenWithAWarningThatNamesTheNearest() {
        CliRun run = cli.run("profile add prdo --region eu-west-1").ok();

        assertThat(run.err())
                .contains("warning: there is no AWS profile \"prdo\"; did you mean prod?")
                .contains("aws configure sso --profile prdo");
        assertThat(cli.run("profile show prdo -o json").ok().json().path("Sources"))
                .hasToString("[\"awsideman\"]");
    }

    @Test
    void sectionThatIsThereIsAConflictAndStays() throws IOException {
        cli.run("profile add prod --region eu-west-1").ok();
        String before = Files.readString(file);

        CliRun run = cli.run("profile add prod --region eu-west-2").failed(ExitStatus.CONFLICT);

        assertThat(run.err()).contains("awsideman config set profiles.prod.region", "awsideman profile remove prod");
        assertThat(file).hasContent(before);
    }

    @ParameterizedTest
    @CsvSource({
        "--region=Europe, profiles.prod.region",
        "--region=, profiles.prod.region",
        "--instance-arn arn:aws:sso:::instance/x, profiles.prod.sso_instance_arn",
        "--instance-arn arn:azure:sso:::instance/ssoins-1234567890abcdef, profiles.prod.sso_instance_arn",
        "--identity-store-id d-123, profiles.prod.identity_store_id",
        "--quiet, --instance-arn"
    })
    void valuesAreChecked(String options, String named) {
        CliRun run = cli.run("profile add prod " + options).failed(ExitStatus.USAGE);

        assertThat(run.err()).contains(named);
        assertThat(file).doesNotExist();
    }

    @Test
    void oneBadValueKeepsTheOthersOut() {
        cli.run("profile add prod --region eu-west-1 --identity-store-id nope").failed(ExitStatus.USAGE);

        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile add sandbox --region eu-west-1", "profile remove sandbox --yes"})
    void theBuiltInProfileIsNotChanged(String command) {
        assertThat(cli.run(command).failed(ExitStatus.USAGE).err()).contains("built in");
    }

    @Test
    void removingAsksAndTakesTheDefaultAlong() throws IOException {
        write("default_profile: prod # daily\nprofiles:\n  prod: {region: eu-west-1}\n  other: {region: eu-west-2}\n");

        CliRun refused = cli.answering("n").run("profile remove prod");
        assertThat(refused.exitCode()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(Files.readString(file)).contains("prod: {region: eu-west-1}");

        CliRun run = cli.answering("y").run("profile remove prod -o json").ok();

        assertThat(file).hasContent("profiles:\n  other: {region: eu-west-2}\n");
        assertThat(run.err()).contains("default_profile which names it");
        assertThat(run.json().path("Removed").asBoolean()).isTrue();
    }

    @Test
    void removingNeedsYesWhereNobodyCanBeAsked() throws IOException {
        write("profiles: {prod: {region: eu-west-1}}\n");

        cli.run("profile remove prod").failed(ExitStatus.USAGE);

        assertThat(file).hasContent("profiles: {prod: {region: eu-west-1}}\n");
    }

    @Test
    void profileThatOnlyAwsHasIsNotRemovedAndTheMessageSaysWhere() {
        assertThat(cli.run("profile remove prod --yes")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("only in the files of AWS", "~/.aws/config");
        assertThat(cli.run("profile remove prodd --yes")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("there is no profile \"prodd\"", "did you mean prod?");
    }

    @Test
    void profileInUseIsTheOneThatWasChosen() {
        CliRun run = cli.run("profile use prod -o json").ok();

        assertThat(run.err()).doesNotContain("warning");
        assertThat(run.json().path("Default").asBoolean()).isTrue();
        assertThat(run.json().path("Current").asBoolean()).isTrue();
        assertThat(cli.run("profile show -o json").ok().json()).isEqualTo(run.json());
    }

    @Test
    void sandboxCanBeChosenAndLeftAgain() {
        cli.run("profile use sandbox").ok();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isPositive();

        cli.run("profile use prod").ok();
        assertThat(cli.run("profile show -o json").ok().texts("Profile")).containsExactly("prod");
    }

    @Test
    void variableThatBeatsTheChoiceIsNamed() {
        CliRun run = cli.with("AWS_PROFILE", "team@a")
                .run("profile use prod -o json --quiet")
                .ok();

        assertThat(run.err())
                .isEqualTo("warning: AWS_PROFILE=team@a beats it in this shell; take it away with:"
                        + " unset AWS_PROFILE" + System.lineSeparator());
        assertThat(run.json().path("Current").asBoolean()).isFalse();
    }

    @Test
    void unknownProfileCannotBeChosen() {
        assertThat(cli.run("profile use prdo").failed(ExitStatus.NOT_FOUND).err())
                .contains("did you mean prod?");
        assertThat(file).doesNotExist();
    }

    @Test
    void dryRunChangesNothing() throws IOException {
        write("default_profile: other\nprofiles: {other: {region: eu-west-1}}\n");

        for (String command :
                new String[] {"profile add prod --region eu-west-1", "profile remove other", "profile use prod"}) {
            assertThat(cli.run(command + " --dry-run").ok().messages())
                    .last()
                    .asString()
                    .endsWith("; nothing was changed.");
        }

        assertThat(file).hasContent("default_profile: other\nprofiles: {other: {region: eu-west-1}}\n");
    }

    @Test
    void brokenConfigurationIsLeftAlone() throws IOException {
        write("profiles: [\n");

        cli.run("profile add prod --region eu-west-1").failed(ExitStatus.CONFIGURATION);
        cli.run("profile use prod").failed(ExitStatus.CONFIGURATION);

        assertThat(file).hasContent("profiles: [\n");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void hintsCanBeRunAsTheyAre() {
        CliRun run = cli.run("profile add 'a b' --region eu-west-1").ok();
        assertThat(run.err()).contains("aws configure sso --profile 'a b'");

        assertThat(cli.run("profile add 'a b' --region eu-west-2")
                        .failed(ExitStatus.CONFLICT)
                        .err())
                .contains("awsideman config set 'profiles.a b.region' REGION")
                .contains("awsideman profile remove 'a b'");
        assertThat(cli.run("profile add 'c d'").failed(ExitStatus.USAGE).err())
                .contains("awsideman config auto --profile 'c d'");
    }
}
