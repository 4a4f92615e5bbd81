package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every listing, with nothing in it. */
class EmptyListingTest {
    static final List<String> COMMANDS = List.of(
            "user list",
            "user find somebody",
            "group list",
            "group find something",
            "user create lonely --given-name A --family-name B && group memberships lonely",
            "group create Nobody && group members Nobody",
            "permission-set list",
            "permission-set find something",
            "permission-set status",
            "permission-set create Nowhere && permission-set status Nowhere",
            "permission-set create Nowhere && permission-set provision Nowhere",
            "assignment list",
            "assignment status",
            "user create lonely --given-name A --family-name B && access user lonely",
            "group create Nobody && access group Nobody",
            "access account /",
            "permission-set create Nowhere && access permission-set Nowhere",
            "access who-can --permission-set-with-policy AdministratorAccess",
            "user create lonely --given-name A --family-name B && access explain lonely 111122223333",
            "user create lonely --given-name A --family-name B && user create other --given-name A --family-name B && access compare lonely other",
            "access matrix",
            "access review",
            "findings list",
            "account list --tag no=such",
            "account find something",
            "org policies / --type backup_policy",
            "application list",
            "application assignments Empty",
            "instance list",
            "instance attributes");

    private final Cli cli;

    EmptyListingTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void nothingIsThere() {
        cli.run(
                        "sandbox seed --users 0 --groups 0 --memberships 0 --accounts 1 --permission-sets 0 --assignments 0 --yes")
                .ok();
    }

    private void prepare(String command) throws IOException {
        switch (command) {
            case "org policies / --type backup_policy" ->
                cli.elsewhere(
                        "AWSOrganizationsV20161128.EnablePolicyType",
                        "{\"RootId\": \"%s\", \"PolicyType\": \"BACKUP_POLICY\"}"
                                .formatted(cli.run("org show --query RootId -o text")
                                        .ok()
                                        .out()
                                        .strip()));
            case "application list" -> {
                for (String arn : cli.run("application list -o json").ok().texts("ApplicationArn")) {
                    cli.elsewhere("SWBExternalService.DeleteApplication", "{\"ApplicationArn\": \"" + arn + "\"}");
                }
            }
            case "application assignments Empty" -> {
                JsonNode other = cli.run("application list -o json").ok().json().get(0);
                cli.elsewhere(
                        "SWBExternalService.CreateApplication",
                        "{\"InstanceArn\": \"%s\", \"ApplicationProviderArn\": \"%s\", \"Name\": \"Empty\"}"
                                .formatted(
                                        other.path("InstanceArn").asText(),
                                        other.path("ApplicationProviderArn").asText()));
            }
            case "instance list" ->
                cli.elsewhere(
                        "SWBExternalService.DeleteInstance",
                        "{\"InstanceArn\": \"%s\"}"
                                .formatted(cli.run("instance show --query InstanceArn -o text")
                                        .ok()
                                        .out()
                                        .strip()));
            default -> {
                for (String before : command.split(" && ")) {
                    if (!command.endsWith(before)) {
                        cli.run(before).ok();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void nothingIsAnEmptyListInDataAndASentenceForPeople(String command) throws IOException {
        prepare(command);
        String listing = command.replaceFirst(".* && ", "") + " --no-cache";

        assertThat(cli.run(listing + " -o json").ok().out()).isEqualTo("[]\n");
        CliRun table = cli.run(listing).ok();
        assertThat(table.out()).isEmpty();
        assertThat(table.messages()).isNotEmpty().allSatisfy(message -> assertThat(message)
                .isNotBlank());
        assertThat(cli.run(listing + " -o text").ok().out()).isEmpty();
    }
}
