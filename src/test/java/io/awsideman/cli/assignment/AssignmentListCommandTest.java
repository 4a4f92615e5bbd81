package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentListCommandTest {
    private final Path home;
    private final Cli cli;

    AssignmentListCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void everyAssignmentIsListedWithNamesInAStableOrder() {
        JsonNode rows = cli.run("assignment list -o json").ok().json();

        assertThat(rows).hasSize(41);
        assertThat(texts(rows, "AccountName")).isSorted();
        assertThat(rows.findValuesAsText("PermissionSetName")).hasSize(41).doesNotContainNull();
        assertThat(cli.run("assignment list -o json --no-cache").ok().json()).isEqualTo(rows);
    }

    @Test
    void assignmentOfSomebodyWhoIsGoneIsShownByIdWithAMark() {
        CliRun run = cli.run("assignment list --account log-archive --permission-set ReadOnlyAccess -o json")
                .ok();

        JsonNode orphan = run.json().get(0);
        assertThat(run.json()).hasSize(1);
        assertThat(orphan.path("PrincipalExists").asBoolean()).isFalse();
        assertThat(orphan.has("PrincipalName")).isFalse();
        assertThat(run.err()).contains("1 assignment is of users or groups that no longer exist");
        String id = orphan.path("PrincipalId").asText();
        assertThat(cli.run("assignment list --principal " + id + " -o json")
                        .ok()
                        .json())
                .containsExactly(orphan);
        assertThat(cli.run("assignment list --existing-only -o json").ok().texts("PrincipalId"))
                .hasSize(40)
                .doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--account shop-production | 5 | AccountName | shop-production",
                "--account 647209931572 | 5 | AccountName | shop-production",
                "--account network,audit | 5 | AccountName | audit network",
                "--account-id 647209931572 | 5 | AccountId | 647209931572",
                "--ou /Workloads/Production | 12 | AccountName | data-production payments-production shop-production",
                "--account /Security | 5 | AccountName | audit log-archive",
                "--tag environment=staging | 4 | AccountName | shop-staging",
                "--tag environment=production --tag owner=data | 4 | AccountName | data-production",
                "--permission-set Billing | 1 | PermissionSetName | Billing",
                "--permission-set Deploy+Rollback=shop,v1.2@eu-1 | 3 | PermissionSetName | Deploy+Rollback=shop,v1.2@eu-1",
                "--permission-set Billing --permission-set DatabaseAccess | 2 | PermissionSetName | Billing DatabaseAccess",
                "--user john.doe@example.com | 1 | PrincipalName | john.doe@example.com",
                "--group 'Cloud Platform Team' | 3 | PrincipalName | Cloud Platform Team",
                "--principal Finance --principal tom.oconnor | 2 | PrincipalName | Finance tom.oconnor",
                "--group Developers --account shop-production,shop-staging --permission-set ReadOnlyAccess | 1 | AccountName | shop-production",
                "--group Developers --ou /Workloads --tag environment=development | 3 | PrincipalName | Developers"
            })
    void filtersNarrowInAnyCombination(String filters, int count, String field, String values) {
        JsonNode rows = cli.run("assignment list -o json " + filters.replace("\"", "'"))
                .ok()
                .json();

        assertThat(rows).hasSize(count);
        assertThat(String.join(" ", new TreeSet<>(texts(rows, field)))).isEqualTo(values);
    }

    @Test
    void nothingIsAnEmptyListAndSaysSo() {
        assertThat(cli.run("assignment list --permission-set NetworkAdministrator -o json")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("[]");
        assertThat(cli.run("assignment list --permission-set NetworkAdministrator")
                        .ok()
                        .err())
                .contains("There are no such assignments.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--account shop | there is no account",
                "--ou /Nowhere | no organizational unit",
                "--permission-set Administrator | no permission set",
                "--user jane | no user",
                "--group Admin | no group",
                "--principal nobody | no user and no group"
            })
    void unknownNamesAreNotFound(String filter, String message) {
        assertThat(cli.run("assignment list " + filter)
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tag production | is not KEY=VALUE",
                "--principal-type ROBOT | ROBOT",
                "--accounts-from /does/not/exist | cannot read",
                "--columns Nonsense | Nonsense"
            })
    void wrongUsageIsToldBeforeAwsIsAsked(String option, String message) {
        assertThat(cli.run("assignment list " + option).failed(ExitStatus.USAGE).err())
                .contains(message);
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void nameOfAUserAndAGroupNeedsTheType() {
        cli.run("group create jane.smith").ok();

        assertThat(cli.run("assignment list --principal jane.smith")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("user jane.smith (", "group jane.smith (", "--principal-type");
        cli.run("assignment list --principal jane.smith --principal-type GROUP").ok();
    }

    @Test
    void accountsComeFromAFile() throws IOException {
        Path file = home.resolve("accounts.txt");
        Files.writeString(file, "# those of the shop\nshop-production\n\n812047765931\n");

        assertThat(Set.copyOf(cli.run("assignment list -o json --accounts-from " + file)
                        .ok()
                        .texts("AccountName")))
                .containsExactlyInAnyOrder("shop-production", "shop-staging");
    }

    @Test
    void secondListingCallsNothing() {
        String first = cli.run("assignment list -o csv").ok().out();
        long calls = cli.callsTotal();

        assertThat(cli.run("assignment list -o csv").ok().out()).isEqualTo(first);
        assertThat(cli.run("assignment list -o csv --offline").ok().out()).isEqualTo(first);

        assertThat(cli.callsTotal()).isEqualTo(calls);
        assertThat(first)
                .startsWith("AccountName,AccountId,PermissionSetName,PrincipalType,PrincipalName,PrincipalId,"
                        + "PrincipalExists,PermissionSetArn");
    }

    @Test
    void warmingMakesTheListingFree() {
        cli.run("cache warm users groups accounts assignments").ok();
        long calls = cli.callsTotal();

        cli.run("assignment list").ok();

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void whereAPrincipalMayNotBeAskedTheAccountsAre() {
        List<String> expected =
                cli.run("assignment list --group Developers -o json").ok().texts("AccountId");
        Cli elsewhere = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignmentsForPrincipal");

        assertThat(elsewhere
                        .run("assignment list --group Developers -o json --no-cache")
                        .ok()
                        .texts("AccountId"))
                .isEqualTo(expected);
    }

    @Test
    void partThatCannotBeReadIsNeverLeftOutSilently() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignments");

        assertThat(cli.run("assignment list").failed(ExitStatus.NOT_AUTHORIZED).err())
                .contains("ListAccountAssignments");
    }

    @Test
    void limitCutsWhatIsShown() {
        assertThat(cli.run("assignment list --limit 3 -o json").ok().json()).hasSize(3);
    }

    private static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }
}
