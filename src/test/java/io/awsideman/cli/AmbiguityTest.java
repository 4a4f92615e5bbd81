package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb that takes a name, with one that two things have. */
class AmbiguityTest {
    private static final Map<String, List<String>> COMMANDS = Map.of(
            "user",
            List.of(
                    "user get twin@example.com",
                    "user update twin@example.com --title CTO",
                    "user delete twin@example.com",
                    "group memberships twin@example.com",
                    "group add-member Finance twin@example.com",
                    "group remove-member Finance twin@example.com",
                    "assignment list --user twin@example.com",
                    "access user twin@example.com",
                    "access explain twin@example.com network",
                    "access compare jane.smith twin@example.com"),
            "principal",
            List.of(
                    "assignment list --principal twin",
                    "assignment get Billing twin network",
                    "assignment assign Billing twin network",
                    "assignment revoke Billing twin network"),
            "account",
            List.of(
                    "account get audit",
                    "org policies audit",
                    "permission-set provision SecurityAudit --account audit",
                    "assignment list --account audit",
                    "assignment get SecurityAudit SecurityAuditors audit",
                    "assignment assign Billing Finance audit",
                    "assignment revoke SecurityAudit SecurityAuditors audit",
                    "access user jane.smith --account audit",
                    "access group SecurityAuditors --account audit",
                    "access account audit",
                    "access permission-set SecurityAudit --account audit",
                    "access who-can --permission-set-with-policy AdministratorAccess --account audit",
                    "access explain jane.smith audit",
                    "access compare jane.smith john.doe@example.com --account audit",
                    "access matrix --account audit",
                    "access review --scope audit"),
            "unit",
            List.of(
                    "org tree /Workloads/Production",
                    "org policies /Workloads/Production",
                    "account list --ou /Workloads/Production",
                    "assignment list --ou /Workloads/Production",
                    "access account /Workloads/Production",
                    "assignment assign Billing Finance /Workloads/Production",
                    "assignment revoke Billing Finance --ou /Workloads/Production"),
            "application",
            List.of("application get 'Old Wiki'", "application assignments 'Old Wiki'"));

    private final Cli cli;
    private final Map<String, List<String>> candidates = new HashMap<>();

    AmbiguityTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void everyNameIsThereTwice() throws IOException {
        String create = " --given-name A --family-name B --query UserId -o text";
        candidates.put(
                "user",
                List.of(
                        id("user create twin@example.com" + create),
                        id("user create other --email twin@example.com" + create)));
        candidates.put(
                "principal", List.of(id("user create twin" + create), id("group create twin --query GroupId -o text")));
        cli.elsewhere(
                "AWSOrganizationsV20161128.CreateAccount",
                "{\"AccountName\": \"audit\", \"Email\": \"aws+audit2@example.com\"}");
        candidates.put("account", cli.run("account find audit -o json").ok().texts("Id"));
        String root = id("org show --query RootId -o text");
        cli.elsewhere(
                "AWSOrganizationsV20161128.CreateOrganizationalUnit",
                "{\"ParentId\": \"" + root + "\", \"Name\": \"Workloads/Production\"}");
        candidates.put(
                "unit",
                cli.run(List.of(
                                "org",
                                "tree",
                                "-o",
                                "json",
                                "--query",
                                "[?OrganizationalUnitPath=='/Workloads/Production' && Type=='ORGANIZATIONAL_UNIT']"))
                        .ok()
                        .texts("Id"));
        JsonNode wiki = cli.run("application get 'Old Wiki' -o json").ok().json();
        cli.elsewhere(
                "SWBExternalService.CreateApplication",
                "{\"InstanceArn\": \"%s\", \"ApplicationProviderArn\": \"%s\", \"Name\": \"Old Wiki\"}"
                        .formatted(
                                wiki.path("InstanceArn").asText(),
                                wiki.path("ApplicationProviderArn").asText()));
        candidates.put(
                "application",
                cli.run(List.of("application", "list", "--no-cache", "-o", "json", "--query", "[?Name=='Old Wiki']"))
                        .ok()
                        .texts("ApplicationArn"));
    }

    private String id(String command) {
        return cli.run(command).ok().out().strip();
    }

    static Stream<String> commands() {
        return COMMANDS.values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nameOfTwoIsRefusedAndBothAreNamed(String kind) {
        assertThat(candidates.get(kind)).hasSize(2);
        long writes = cli.writeCalls();

        for (String command : COMMANDS.getOrDefault(kind, List.of())) {
            CliRun run = cli.run(command + " --yes --no-cache").failed(ExitStatus.USAGE);

            assertThat(run.err()).as(command).contains(candidates.get(kind)).contains("hint: ");
        }
        assertThat(cli.writeCalls()).isEqualTo(writes);
    }

    static Set<String> kinds() {
        return COMMANDS.keySet();
    }
}
