package io.awsideman.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code instance attributes} and {@code instance set-attributes}, beginning with two attributes. */
class InstanceAttributesTest {
    private static final String COST = "CostCenter=${path:enterprise.costCenter}";
    private static final String DEPARTMENT = "Department=${path:enterprise.department}";

    private final Path home;
    private final Cli cli;

    InstanceAttributesTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void twoAttributes() {
        List<String> there = cli.run("instance attributes -o json").ok().texts("Key");
        if (!there.isEmpty()) {
            cli.run("instance set-attributes --yes --remove " + String.join(",", there))
                    .ok();
        }
        set(COST, DEPARTMENT).ok();
    }

    @Test
    void attributesAreShownWithTheirSources() {
        JsonNode rows = cli.run("instance attributes -o json").ok().json();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).path("Key").asText()).isEqualTo("CostCenter");
        assertThat(rows.get(0).at("/Value/Source/0").asText()).isEqualTo("${path:enterprise.costCenter}");
        assertThat(cli.run("instance attributes").ok().lines().get(2))
                .matches("CostCenter +\\$\\{path:enterprise.costCenter}");
    }

    @Test
    void changeOfOneLeavesTheOthers() {
        CliRun run = set("Department=${path:title}", "Team=${path:nickName}").ok();

        assertThat(run.texts("Attribute")).containsExactly("Department", "Team");
        assertThat(run.json().get(0).at("/Before/0").asText()).isEqualTo("${path:enterprise.department}");
        assertThat(run.json().get(0).at("/After/0").asText()).isEqualTo("${path:title}");
        assertThat(sources()).containsExactly("${path:enterprise.costCenter}", "${path:title}", "${path:nickName}");
        assertThat(run.messages()).anyMatch(message -> message.contains("there are 3 now"));
    }

    @Test
    void changeMadeElsewhereMeanwhileIsKept() throws IOException {
        cli.run("instance attributes").ok();
        cli.elsewhere(
                "SWBExternalService.UpdateInstanceAccessControlAttributeConfiguration",
                """
                {"InstanceArn":"arn:aws:sso:::instance/ssoins-7223b02967a1d4c8",
                 "InstanceAccessControlAttributeConfiguration":{"AccessControlAttributes":[
                  {"Key":"Elsewhere","Value":{"Source":["${path:userName}"]}}]}}""");

        set("Team=${path:nickName}").ok();

        assertThat(keys()).containsExactly("Elsewhere", "Team");
    }

    @Test
    void keysMayHaveBlanksEqualsSignsAndLettersOfAnyLanguage() {
        set("Kosten=Stelle für Größe=${path:title}").ok();

        assertThat(keys()).contains("Kosten=Stelle für Größe");
    }

    @Test
    void removalIsAskedFor() {
        CliRun run = cli.answering("y")
                .run("instance set-attributes --remove Department")
                .ok();

        assertThat(run.err()).contains("Take away Department?", "[y/N]");
        assertThat(keys()).containsExactly("CostCenter");
    }

    @Test
    void noMeansNothingIsDone() {
        long before = cli.writeCalls();

        cli.answering("n").run("instance set-attributes --remove Department").failed(ExitStatus.INTERRUPTED);
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void removalWithoutATerminalNeedsYes() {
        long before = cli.writeCalls();

        cli.run("instance set-attributes --remove Department").failed(ExitStatus.USAGE);
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void withoutTheLastOneTheyAreSwitchedOffAndWithANewOneOnAgain() {
        assertThat(cli.run("instance set-attributes --remove CostCenter,Department --yes")
                        .ok()
                        .messages())
                .anyMatch(message -> message.contains("off"));
        assertThat(cli.calls()).containsKey("sso-admin:DeleteInstanceAccessControlAttributeConfiguration");
        CliRun none = cli.run("instance attributes").ok();
        assertThat(none.out()).isEmpty();
        assertThat(none.messages()).anyMatch(message -> message.contains("switched off"));
        assertThat(cli.run("instance attributes -o json").ok().out().strip()).isEqualTo("[]");

        set(COST).ok();
        assertThat(keys()).containsExactly("CostCenter");
    }

    @Test
    void dryRunShowsTheChangeAndCallsNoWrite() {
        long before = cli.writeCalls();

        CliRun run = cli.run(List.of(
                        "instance",
                        "set-attributes",
                        "Team=${path:title}",
                        "--remove",
                        "CostCenter",
                        "--dry-run",
                        "-o",
                        "json"))
                .ok();
        assertThat(run.texts("Attribute")).containsExactly("CostCenter", "Team");
        assertThat(cli.writeCalls()).isEqualTo(before);
        assertThat(keys()).containsExactly("CostCenter", "Department");
    }

    @Test
    void whatIsSoAlreadyIsNotWritten() {
        long before = cli.writeCalls();

        CliRun run = set(COST).ok();
        assertThat(run.out().strip()).isEqualTo("[]");
        assertThat(run.messages()).anyMatch(message -> message.equals("Nothing changes."));
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instance set-attributes",
                "instance set-attributes CostCenter",
                "instance set-attributes =x",
                "instance set-attributes CostCenter=",
                "instance set-attributes A=x A=y",
                "instance set-attributes A=x --remove A"
            })
    void incompleteChangeIsAUsageErrorBeforeAnythingIsRead(String command) {
        long before = cli.callsTotal();

        cli.run(command).failed(ExitStatus.USAGE);
        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    @Test
    void removalOfAnUnknownAttributeIsNotFoundAndNamesTheKnownOnes() {
        assertThat(cli.run("instance set-attributes --remove Nothing --yes")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("\"Nothing\"", "CostCenter, Department");
    }

    @Test
    void moreThanFiftyAreRefusedHere() {
        List<String> words = new ArrayList<>(List.of("instance", "set-attributes"));
        for (int i = 1; i <= 49; i++) {
            words.add("K" + i + "=${path:title}");
        }
        long before = cli.writeCalls();

        assertThat(cli.run(words).failed(ExitStatus.USAGE).err()).contains("51", "50");
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void valueThatAwsRefusesIsAUsageError() {
        set("Bad*Key=${path:title}").failed(ExitStatus.USAGE);
    }

    @Test
    void secondReadAsksNothing() {
        cli.later(Duration.ofMinutes(1)).run("instance attributes").ok();
        long calls = cli.callsTotal();

        cli.run("instance attributes").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance attributes", "instance set-attributes A=x"})
    void refusalAndThrottlingAreTold(String command) throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "You shall not pass")) {
            assertThat(aws.user(home)
                            .run(command)
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("You shall not pass");
        }
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "ThrottlingException", "Rate exceeded")) {
            aws.user(home).run(command + " --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }

    @Test
    void deniedWriteChangesNothing() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=UpdateInstanceAccessControlAttributeConfiguration");
        set("Team=x").failed(ExitStatus.NOT_AUTHORIZED);

        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        assertThat(keys()).containsExactly("CostCenter", "Department");
    }

    private CliRun set(String... attributes) {
        List<String> words = new ArrayList<>(List.of("instance", "set-attributes"));
        words.addAll(List.of(attributes));
        words.addAll(List.of("-o", "json"));
        return cli.run(words);
    }

    private List<String> keys() {
        return cli.run("instance attributes -o json").ok().texts("Key");
    }

    private List<String> sources() {
        List<String> sources = new ArrayList<>();
        cli.run("instance attributes -o json")
                .ok()
                .json()
                .forEach(row -> sources.add(row.at("/Value/Source/0").asText()));
        return sources;
    }
}
