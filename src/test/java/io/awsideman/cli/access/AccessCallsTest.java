package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers about access cost. */
class AccessCallsTest {
    /** What tells the access itself; all else is names. */
    private static final Set<String> ACCESS = Set.of(
            "identitystore:GetUserId",
            "identitystore:ListGroupMembershipsForMember",
            "sso-admin:ListAccountAssignmentsForPrincipal");

    /** To learn which of two scans is cheaper, a few permission sets or accounts are looked at. */
    private static final int CHOOSING = 12;

    private final Cli cli;

    AccessCallsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void accessOfAUserCostsThreeCallsAndOneForEachGroupAndThenNone() {
        long groups = cli.run("group memberships jane.smith --no-cache -o json")
                .ok()
                .json()
                .size();
        cli.run("sandbox status --reset-calls").ok();

        String cold = cli.run("access user jane.smith -o json").ok().out();

        Map<String, Long> calls = cli.calls();
        assertThat(sum(calls, ACCESS)).isEqualTo(3 + groups);
        assertThat(calls.keySet())
                .as("a scan of places or a description of each user")
                .doesNotContain(
                        "sso-admin:ListAccountAssignments",
                        "sso-admin:ListPermissionSetsProvisionedToAccount",
                        "sso-admin:ListAccountsForProvisionedPermissionSet",
                        "sso-admin:ListPermissionSets",
                        "identitystore:ListUsers");
        assertThat(calls.getOrDefault("identitystore:DescribeUser", 0L)).isEqualTo(1);
        assertThat(cli.callsTotal()).as("with names of few things").isLessThan(20);
        long before = cli.callsTotal();
        assertThat(cli.run("access user jane.smith -o json").ok().out()).isEqualTo(cold);
        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    private static long sum(Map<String, Long> calls, Set<String> operations) {
        return operations.stream()
                .mapToLong(operation -> calls.getOrDefault(operation, 0L))
                .sum();
    }

    @Test
    void namesThatTheCacheKnowsCostNothing() {
        long groups = cli.run("group memberships jane.smith -o json --no-cache")
                .ok()
                .json()
                .size();
        List.of("user list", "group list", "account list", "permission-set list")
                .forEach(listing -> cli.run(listing).ok());
        cli.run("sandbox status --reset-calls").ok();

        cli.run("access user jane.smith").ok();

        assertThat(cli.callsTotal()).isEqualTo(3 + groups + 1); // the last one describes the user
        assertThat(cli.calls()).containsEntry("identitystore:DescribeUser", 1L);
    }

    @Test
    void afterARevocationOnlyWhatItMadeStaleIsAskedAgain() {
        List<String> answers = List.of(
                "access user tom.oconnor -o json",
                "access user jane.smith -o json",
                "access account 111122223333 -o json",
                "access account audit -o json");
        answers.forEach(answer -> cli.run(answer).ok());
        cli.run("assignment revoke Billing Finance 111122223333 --yes").ok();
        cli.later(Duration.ofSeconds(30)); // it has settled
        cli.run("sandbox status --reset-calls").ok();

        assertThat(cli.run(answers.get(0)).ok().out()).doesNotContain("\"Billing\"");
        answers.forEach(answer -> cli.run(answer).ok());

        Map<String, Long> calls = cli.calls();
        assertThat(calls.keySet())
                .isSubsetOf(
                        "sso-admin:ListAccountAssignmentsForPrincipal",
                        "sso-admin:ListAccountAssignments",
                        "sso-admin:ListPermissionSetsProvisionedToAccount",
                        "sso-admin:ListAccountsForProvisionedPermissionSet");
        assertThat(cli.callsTotal())
                .as("both users, the group, and the account: %s", calls)
                .isLessThanOrEqualTo(3 + 2);
        long before = cli.callsTotal();
        answers.forEach(answer -> cli.run(answer).ok());
        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    @Test
    void matrixCostsTheCheaperScan() {
        cli.run("sandbox seed --users 30 --groups 10 --memberships 2 --accounts 60 --permission-sets 20"
                        + " --assignments 900 --yes")
                .ok();
        cli.run("sandbox status --reset-calls").ok();

        cli.run("access matrix -o json").ok();

        Map<String, Long> calls = cli.calls();
        assertThat(calls.get("sso-admin:ListAccountAssignmentsForPrincipal")).isEqualTo(40);
        assertThat(calls).doesNotContainKey("sso-admin:ListAccountAssignments");
        assertThat(calls.get("identitystore:ListGroupMemberships")).isLessThanOrEqualTo(10);
    }

    /** One organization with fewer users and groups than places, and one where it is the other way round. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--users 30 --groups 10 --memberships 2 --accounts 45 --permission-sets 14 --assignments 600",
                "--users 60 --groups 20 --memberships 2 --accounts 25 --permission-sets 12 --assignments 30"
            })
    void reviewCostsItsScanAndTheListingsOfNamesAndThenNothing(String size) throws IOException {
        cli.run("sandbox seed " + size + " --yes").ok();
        StoredOrganization stored = StoredOrganization.of(cli);
        long everyPlace = stored.accounts().size() + places(stored);
        long everyPrincipal = stored.users().size() + stored.groups().size();
        long names = 1 // the instance
                + pages(stored.users(), 100)
                + pages(stored.groups(), 100)
                + pages(stored.accounts(), 20)
                + pages(stored.permissionSets(), 100)
                + stored.permissionSets().size(); // whose listing has ids alone
        long memberships = stored.groups().size();

        assertThat(callsOf("access review")).isLessThanOrEqualTo(everyPlace + names + memberships);
        assertThat(callsOf("access review")).isZero();
        cli.run("cache clear --yes").ok();
        assertThat(callsOf("access review --people-only"))
                .isLessThanOrEqualTo(Math.min(everyPlace, everyPrincipal) + CHOOSING + names + memberships);
        assertThat(callsOf("access review --people-only")).isZero();
    }

    @Test
    void reviewOfPeopleAfterARevocationAsksTheOneWhoLostSomething() throws IOException {
        cli.run("sandbox seed --users 30 --groups 10 --memberships 2 --accounts 45 --permission-sets 14"
                        + " --assignments 600 --yes")
                .ok();
        assertThat(callsOf("access review --people-only")).isPositive();
        StoredOrganization stored = StoredOrganization.of(cli);
        JsonNode own = stored.rows("assignments").stream()
                .filter(row -> stored.users().contains(row.path("PrincipalId").asText()))
                .findFirst()
                .orElseThrow();
        cli.run("assignment revoke %s %s %s --yes"
                        .formatted(
                                own.path("PermissionSetArn").asText(),
                                own.path("PrincipalId").asText(),
                                own.path("AccountId").asText()))
                .ok();
        cli.later(Duration.ofSeconds(30)); // it has settled

        assertThat(callsOf("access review --people-only")).isBetween(1L, 2L);

        assertThat(cli.calls())
                .containsEntry("sso-admin:ListAccountAssignmentsForPrincipal", 1L)
                .doesNotContainKey("identitystore:ListGroupMemberships");
        assertThat(callsOf("access review --people-only")).isZero();
    }

    private long callsOf(String command) {
        cli.run("sandbox status --reset-calls").ok();
        cli.run(command + " -o jsonl").ok();
        return cli.callsTotal();
    }

    private static long pages(Set<String> things, int ofSize) {
        return (things.size() + ofSize - 1) / ofSize;
    }

    private static long places(StoredOrganization stored) {
        return stored.rows("assignments").stream()
                .map(row -> row.path("AccountId").asText()
                        + row.path("PermissionSetArn").asText())
                .distinct()
                .count();
    }

    @Test
    void withoutTheNetworkTheCacheAnswersAndSaysSo() {
        String online = cli.run("access user jane.smith -o json").ok().out();
        long before = cli.callsTotal();
        cli.later(Duration.ofMinutes(2));

        CliRun run = cli.run("access user jane.smith -o json --offline").ok();
        assertThat(run.out()).isEqualTo(online);
        assertThat(run.err()).contains("AWS was not asked: the data are up to 2 minutes old.");
        cli.run("access user tom.oconnor --offline").failed(7);

        assertThat(cli.callsTotal()).isEqualTo(before);
    }
}
