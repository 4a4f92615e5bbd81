package io.awsideman.cli.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationCommandsTest {
    private static final String PORTAL =
            "arn:aws:sso::111122223333:application/ssoins-7223b02967a1d4c8/apl-ec76f15d26b2358e";

    private final Path home;
    private final Cli cli;

    ApplicationCommandsTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void applicationsAreListed() {
        assertThat(cli.run("application list -o json").ok().texts("Name"))
                .containsExactlyInAnyOrder("Developer Portal", "Expenses & Travel", "Old Wiki");
        assertThat(cli.run("application list --query [].Status -o json").ok().out())
                .contains("DISABLED");
        assertThat(cli.run("application list --limit 1 -o json").ok().json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Developer Portal", PORTAL})
    void applicationIsFoundByNameAndArn(String nameOrArn) {
        JsonNode found = cli.run(List.of("application", "get", nameOrArn, "-o", "json"))
                .ok()
                .json();

        assertThat(found.path("ApplicationArn").asText()).isEqualTo(PORTAL);
        assertThat(found.path("AssignmentRequired").asBoolean()).isTrue();
        assertThat(found.at("/PortalOptions/Visibility").asText()).isEqualTo("ENABLED");
    }

    @Test
    void arnNeedsNoListing() {
        cli.run("application get " + PORTAL).ok();

        assertThat(cli.calls()).doesNotContainKey("sso-admin:ListApplications");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "developer portal",
                "Developer",
                "arn:aws:sso::111122223333:application/ssoins-7223b02967a1d4c8/apl-0000000000000000"
            })
    void whatIsNotThereIsNotFound(String nameOrArn) {
        for (String verb : List.of("get", "assignments")) {
            assertThat(cli.run(List.of("application", verb, nameOrArn))
                            .failed(ExitStatus.NOT_FOUND)
                            .err())
                    .contains("\"" + nameOrArn + "\"", "application list");
        }
    }

    @Test
    void assignmentsShowUsersAndGroupsByName() {
        CliRun run =
                cli.run("application assignments 'Expenses & Travel' -o json").ok();

        assertThat(run.texts("PrincipalName"))
                .containsExactlyInAnyOrder("Finance", "tom.oconnor", "john.doe@example.com");
        assertThat(run.texts("PrincipalType")).containsExactlyInAnyOrder("GROUP", "USER", "USER");
        assertThat(cli.calls())
                .as("names come from the listings")
                .doesNotContainKeys("identitystore:DescribeUser", "identitystore:DescribeGroup");
    }

    @Test
    void assignmentOfSomeoneWhoIsGoneShowsTheId() {
        String id = cli.run("user get tom.oconnor --query UserId -o text")
                .ok()
                .out()
                .strip();
        cli.run("user delete tom.oconnor --yes").ok();

        assertThat(cli.run("application assignments 'Expenses & Travel' -o json")
                        .ok()
                        .texts("PrincipalName"))
                .contains(id)
                .doesNotContain("tom.oconnor");
    }

    @Test
    void nobodyAssignedIsNoFailure() {
        CliRun run = cli.run("application assignments 'Old Wiki'").ok();

        assertThat(run.out()).isEmpty();
        assertThat(run.messages()).containsExactly("Nobody is assigned to the application.");
    }

    @Test
    void applicationForEverybodyIsToldToBeSo() throws IOException {
        String arn = made("Für alle");
        cli.elsewhere(
                "SWBExternalService.PutApplicationAssignmentConfiguration",
                "{\"ApplicationArn\":\"" + arn + "\",\"AssignmentRequired\":false}");

        assertThat(cli.run("application assignments 'Für alle'").ok().messages())
                .anyMatch(message -> message.contains("everybody"));
        assertThat(cli.run("application get 'Für alle' --query AssignmentRequired -o json")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("false");
    }

    @Test
    void sharedNameIsAmbiguousAndListsTheCandidates() throws IOException {
        String one = made("Old Wiki");

        for (String verb : List.of("get", "assignments")) {
            assertThat(cli.run(List.of("application", verb, "Old Wiki"))
                            .failed(ExitStatus.USAGE)
                            .err())
                    .contains(one, "apl-d8e5aadbc8d83fbf", "DISABLED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application list",
                "application get 'Developer Portal'",
                "application assignments 'Developer Portal'"
            })
    void secondRunAsksNothing(String command) {
        cli.run(command).ok();
        long calls = cli.callsTotal();

        cli.run(command).ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application list", "application get x", "application assignments x"})
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

    private String made(String name) throws IOException {
        return cli.elsewhere(
                        "SWBExternalService.CreateApplication",
                        """
                        {"InstanceArn":"arn:aws:sso:::instance/ssoins-7223b02967a1d4c8","Name":"%s",
                         "ApplicationProviderArn":"arn:aws:sso::aws:applicationProvider/custom"}"""
                                .formatted(name))
                .path("ApplicationArn")
                .asText();
    }

    @Test
    void assignmentsAreShownByIdsWhereNamesMustNotBeRead() {
        List<String> ids = cli.run("application assignments 'Developer Portal' -o json")
                .ok()
                .texts("PrincipalId");

        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListUsers|ListGroups")
                .run("application assignments 'Developer Portal' -o json --no-cache")
                .ok();

        assertThat(run.texts("PrincipalId")).isEqualTo(ids);
        assertThat(run.texts("PrincipalName")).isEqualTo(ids);
        assertThat(run.err())
                .contains("The names of the users are not shown: AWS refuses: ")
                .contains("The names of the groups are not shown: AWS refuses: ")
                .doesNotContain("SDK Attempt Count");
    }
}
