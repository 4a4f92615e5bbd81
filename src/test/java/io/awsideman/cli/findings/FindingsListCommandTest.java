package io.awsideman.cli.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsListCommandTest {
    private final Cli cli;

    FindingsListCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    /** What the sandbox has of itself, told by those of the fields that tell one from the other. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "ORPHANED_ASSIGNMENT, AccountName PermissionSetName PrincipalType, log-archive ReadOnlyAccess USER",
                "DIRECT_USER_ASSIGNMENT, AccountName PermissionSetName PrincipalName,"
                        + " data-production DatabaseAccess priya.patel|playground AdministratorAccess carlos.garcia"
                        + "|shop-production 'Deploy+Rollback=shop;v1.2@eu-1' john.doe@example.com"
                        + "|shop-production ReadOnlyAccess tom.oconnor",
                "EMPTY_GROUP, PrincipalName, Contractors",
                "ADMINISTRATOR_PERMISSION_SET, PermissionSetName, AdministratorAccess",
                "UNASSIGNED_PERMISSION_SET, PermissionSetName, NetworkAdministrator",
                "PROVISIONED_BUT_UNASSIGNED, PermissionSetName, ''",
                "OUTDATED_PERMISSION_SET, AccountName PermissionSetName, shop-staging PowerUserAccess|playground PowerUserAccess",
                "DISABLED_USER_WITH_ACCESS, PrincipalName, ''",
                "INACTIVE_ACCOUNT_WITH_ASSIGNMENTS, AccountName, ''"
            })
    void kindIsFoundWhereItIsAndNowhereElse(String code, String fields, String expected) {
        assertThat(found(code, fields)).containsExactlyInAnyOrder(lines(expected));
    }

    private static String[] lines(String expected) {
        String plain = expected.replace("'", "").replace(';', ',');
        return plain.isEmpty() ? new String[0] : plain.split("\\|");
    }

    private List<String> found(String code, String fields) {
        List<String> found = new ArrayList<>();
        for (JsonNode row : cli.run("findings list -o json --code " + code).ok().json()) {
            assertThat(row.path("Code").asText()).isEqualTo(code);
            assertThat(row.path("Detail").asText()).isNotBlank();
            List<String> values = new ArrayList<>();
            for (String field : fields.split(" ")) {
                values.add(row.path(field).asText());
            }
            found.add(String.join(" ", values));
        }
        return found;
    }

    @Test
    void usersFromAProviderAreTheReasonToTellThoseThatAreLocal() throws IOException {
        List<String> local = found("LOCAL_USER_BESIDE_PROVIDER", "PrincipalName");
        List<String> external = cli.run("user list -o text --query [?ExternalIds].UserName")
                .ok()
                .lines();
        List<String> all = cli.run("user list -o json").ok().texts("UserName");

        assertThat(local).isNotEmpty().doesNotContainAnyElementsOf(external);
        assertThat(local).hasSize(all.size() - 1);
        edited("users", "ExternalIds", null);
        assertThat(found("LOCAL_USER_BESIDE_PROVIDER", "PrincipalName")).isEmpty();
    }

    @Test
    void disabledUserIsToldWithTheAccountsThatAreReached() throws IOException {
        cli.run("user list").ok();
        edited("users", "UserStatus", "DISABLED");

        CliRun run = cli.run("findings list --code DISABLED_USER_WITH_ACCESS -o json --refresh")
                .ok();

        List<String> withAccess = cli.run("access matrix -o json").ok().texts("UserName");
        assertThat(run.texts("PrincipalName"))
                .containsExactlyElementsOf(withAccess.stream().distinct().toList());
        assertThat(run.json().get(0).path("Detail").asText()).matches("disabled, with access to \\d+ accounts?");
    }

    /** Past the program, in the sandbox's own file: there is no call that does it. */
    private void edited(String table, String member, @Nullable String value) throws IOException {
        Path state = cli.files().resolve("sandbox/state.json");
        ObjectMapper mapper = new ObjectMapper();
        JsonNode tree = mapper.readTree(state.toFile());
        tree.path(table).forEach(row -> {
            if (value == null) {
                ((ObjectNode) row).remove(member);
            } else {
                ((ObjectNode) row).put(member, value);
            }
        });
        mapper.writeValue(state.toFile(), tree);
        cli.run("cache clear --yes").ok();
    }

    @Test
    void setThatIsWhereNobodyHasItIsTold() {
        cli.run("permission-set provision NetworkAdministrator --account audit").ok();

        assertThat(found("PROVISIONED_BUT_UNASSIGNED", "AccountName PermissionSetName"))
                .containsExactly("audit NetworkAdministrator");
    }

    @Test
    void closedAccountIsToldWithTheNumberOfItsAssignments() throws IOException {
        String account =
                cli.run("account get playground --query Id -o text").ok().out().strip();
        int assignments = cli.run("assignment list --account playground -o json")
                .ok()
                .json()
                .size();
        cli.elsewhere("AWSOrganizationsV20161128.CloseAccount", "{\"AccountId\": \"" + account + "\"}");
        cli.run("cache clear --yes").ok();

        assertThat(found("INACTIVE_ACCOUNT_WITH_ASSIGNMENTS", "AccountName Detail"))
                .singleElement()
                .asString()
                .startsWith("playground ")
                .endsWith(", with " + assignments + " assignments");
    }

    @Test
    void setThatIsAdministrativeByItsOwnPolicyIsTold() {
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:Get*\",\"IAM:*\"],"
                        + "\"Resource\":\"*\"}}";
        cli.typing(policy).run("permission-set create Sly --inline-policy -").ok();
        cli.typing(policy.replace("Allow", "Deny"))
                .run("permission-set create Harmless --inline-policy -")
                .ok();

        assertThat(found("ADMINISTRATOR_PERMISSION_SET", "PermissionSetName"))
                .containsExactlyInAnyOrder("AdministratorAccess", "Sly");
    }

    @Test
    void withoutACodeAllKindsAreToldInTheirOrder() {
        List<String> codes = cli.run("findings list -o json").ok().texts("Code").stream()
                .distinct()
                .toList();

        assertThat(codes)
                .containsExactly(
                        "ORPHANED_ASSIGNMENT",
                        "DIRECT_USER_ASSIGNMENT",
                        "LOCAL_USER_BESIDE_PROVIDER",
                        "EMPTY_GROUP",
                        "ADMINISTRATOR_PERMISSION_SET",
                        "UNASSIGNED_PERMISSION_SET",
                        "OUTDATED_PERMISSION_SET");
    }

    @Test
    void findingIsAnExitCodeWhereItIsAskedFor() {
        cli.run("findings list").ok();
        cli.run("findings list --exit-code").ended(ExitStatus.FINDINGS);
        cli.run("findings list --exit-code --code DISABLED_USER_WITH_ACCESS").ok();
        assertThat(cli.run("findings list --code NOPE").failed(ExitStatus.USAGE).err())
                .contains("EMPTY_GROUP");
    }

    /** One that is created now is in no listing that the cache has. */
    @Test
    void whoeverIsMerelyNotInACachedListingIsNoOrphan() throws IOException {
        cli.run("user list").ok();
        cli.run("group list").ok();
        String store = cli.run("instance show --query IdentityStoreId -o text")
                .ok()
                .out()
                .strip();
        String group = cli.elsewhere(
                        "AWSIdentityStore.CreateGroup",
                        "{\"IdentityStoreId\": \"" + store + "\", \"DisplayName\": \"Newcomers\"}")
                .path("GroupId")
                .asText();
        cli.run("assignment assign Billing " + group + " audit --no-cache").ok();

        assertThat(found("ORPHANED_ASSIGNMENT", "AccountName")).containsExactly("log-archive");
    }

    @Test
    void secondRunAsksOnlyWhetherTheOrphansAreStillGone() {
        cli.run("findings list").ok();
        cli.run("sandbox status --reset-calls").ok();

        cli.run("findings list").ok();

        assertThat(cli.calls()).containsOnlyKeys("identitystore:DescribeUser");
    }
}
