package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every answer about access, for every user, group, account and permission set, against what the sandbox has stored. The
 * system property {@code access.scale} with the value {@code full} makes it 500 accounts and 3,000 users.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTruthTest {
    private static final boolean FULL = "full".equals(System.getProperty("access.scale"));
    private static final String SIZE = FULL
            ? "--users 3000 --groups 400 --memberships 5 --accounts 500 --permission-sets 150 --assignments 9000"
            : "--users 25 --groups 14 --memberships 4 --accounts 12 --permission-sets 9 --assignments 170";

    private final Path homes;
    private final Cli preparing;
    private final StoredOrganization stored;
    private Cli cli;

    AccessTruthTest(@TempDir Path homes) throws IOException {
        this.homes = homes;
        this.preparing = Cli.inSandbox(homes.resolve("preparing"));
        this.stored = thingsAsTheyComeAbout();
        this.cli = preparing;
    }

    /** With the same organization, and with nothing in the cache. */
    @BeforeEach
    void somebodyElse() throws IOException {
        cli = Cli.inSandbox(Files.createTempDirectory(homes, "home"));
        cli.run("sandbox status").ok();
        Files.copy(
                state(preparing), state(cli), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Path state(Cli cli) {
        return cli.files().resolve("sandbox/state.json");
    }

    /** Deleted users and groups, a group that nobody is in, one set through many groups, and accounts that are closed. */
    private StoredOrganization thingsAsTheyComeAbout() throws IOException {
        preparing.run("sandbox seed " + SIZE + " --yes").ok();
        StoredOrganization before = StoredOrganization.of(preparing);
        Iterator<JsonNode> assignments = before.rows("assignments").iterator();
        Set<String> gone = new TreeSet<>();
        while (gone.size() < 6) {
            JsonNode row = assignments.next();
            boolean user = row.path("PrincipalType").asText().equals("USER");
            String id = row.path("PrincipalId").asText();
            if ((user ? before.users() : before.groups()).contains(id) && gone.add(id)) {
                elsewhere(
                        before,
                        user ? "AWSIdentityStore.DeleteUser" : "AWSIdentityStore.DeleteGroup",
                        user ? "UserId" : "GroupId",
                        id);
            }
        }
        StoredOrganization between = StoredOrganization.of(preparing);
        List<String> groups = new ArrayList<>(between.groups());
        List<String> accounts = new ArrayList<>(between.accounts());
        String set = between.permissionSets().iterator().next();
        for (int i = 0; i < 10; i++) {
            preparing.elsewhere(
                    "SWBExternalService.CreateAccountAssignment",
                    """
                    {"InstanceArn": "%s", "TargetType": "AWS_ACCOUNT", "TargetId": "%s", "PermissionSetArn": "%s",
                     "PrincipalType": "GROUP", "PrincipalId": "%s"}
                    """
                            .formatted(instance(between, "InstanceArn"), accounts.get(0), set, groups.get(i)));
        }
        for (JsonNode membership : between.rows("memberships")) {
            if (membership.path("GroupId").asText().equals(groups.get(0))) {
                elsewhere(
                        between,
                        "AWSIdentityStore.DeleteGroupMembership",
                        "MembershipId",
                        membership.path("MembershipId").asText());
            }
        }
        List<String> assigned = between.rows("assignments").stream()
                .map(row -> row.path("AccountId").asText())
                .distinct()
                .toList();
        preparing.elsewhere(
                "AWSOrganizationsV20161128.CloseAccount",
                "{\"AccountId\": \"" + assigned.get(assigned.size() - 1) + "\"}");
        preparing.run("assignment status").ok(); // what is asked of AWS is stored when someone looks
        StoredOrganization after = StoredOrganization.of(preparing);
        assertThat(after.orphans(row -> true)).hasSizeGreaterThanOrEqualTo(6);
        return after;
    }

    private static String instance(StoredOrganization organization, String member) {
        return organization.rows("instances").get(0).path(member).asText();
    }

    private void elsewhere(StoredOrganization organization, String operation, String member, String id)
            throws IOException {
        preparing.elsewhere(
                operation,
                "{\"IdentityStoreId\": \"%s\", \"%s\": \"%s\"}"
                        .formatted(instance(organization, "IdentityStoreId"), member, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "inherited=no", "emptypages=0.4", "throttle=20", "http500=0.05,reset=0.03,timeout=0.02"})
    void everyUserAndEveryAccountIsAnsweredAsItIs(String behaviour) {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);

        Map<String, Set<String>> everything = grantsByUser();

        for (String user : some(stored.users())) {
            cli.later(Duration.ofSeconds(1)); // within which the clock stands still, unlike AWS's
            assertThatSame(
                    user,
                    grants(cli.run("access user " + user + " -o json").ok()),
                    everything.getOrDefault(user, Set.of()));
        }
        for (String account : some(stored.accounts())) {
            cli.later(Duration.ofSeconds(1));
            assertThatPeopleAre("access account " + account, of("AccountId", account));
        }
    }

    @Test
    void answersAreTheSameWherePrincipalsMayNotBeAsked() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignmentsForPrincipal");
        Map<String, Set<String>> everything = grantsByUser();

        for (String user : some(stored.users())) {
            assertThatSame(
                    user,
                    grants(cli.run("access user " + user + " -o json").ok()),
                    everything.getOrDefault(user, Set.of()));
        }
        for (String account : some(stored.accounts())) {
            assertThatPeopleAre("access account " + account, of("AccountId", account));
        }
    }

    /** All, or fifty spread over all where the sandbox takes a second for an answer. */
    private static List<String> some(Set<String> all) {
        List<String> sorted = new ArrayList<>(all);
        int step = FULL ? Math.max(1, sorted.size() / 50) : 1;
        return IntStream.range(0, sorted.size())
                .filter(index -> index % step == 0)
                .mapToObj(sorted::get)
                .toList();
    }

    /** Everybody in one answer, and every account in another, which name the paths. */
    @ParameterizedTest
    @ValueSource(strings = {"", "deny=ListAccountAssignmentsForPrincipal", "emptypages=0.4", "throttle=20"})
    void everythingAtOnceIsAsItIs(String behaviour) {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);

        assertThatPeopleAre("access account /", row -> true);
    }

    private Map<String, Set<String>> grantsByUser() {
        return stored.grants(row -> true).stream()
                .collect(Collectors.groupingBy(grant -> grant.split(" ")[0], Collectors.toSet()));
    }

    @Test
    void everyPermissionSetAndGroupAndUnitIsAnsweredAsItIs() {
        for (String set : some(stored.permissionSets())) {
            assertThatPeopleAre("access permission-set " + set, of("PermissionSetArn", set));
        }
        for (String group : some(stored.groups())) {
            Set<String> places = new TreeSet<>();
            cli.run("access group " + group + " -o json")
                    .ok()
                    .json()
                    .forEach(row -> places.add(StoredOrganization.grant("", row).strip()));
            assertThatSame(
                    group,
                    places,
                    stored.rows("assignments").stream()
                            .filter(of("PrincipalId", group))
                            .map(row -> row.path("AccountId").asText() + " "
                                    + row.path("PermissionSetArn").asText())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        for (JsonNode unit : stored.rows("organizationalUnits")) {
            Set<String> below = stored.accountsBelow(unit.path("Id").asText());
            String set = stored.permissionSets().iterator().next();
            assertThatPeopleAre(
                    "access account " + unit.path("Id").asText(),
                    row -> below.contains(row.path("AccountId").asText()));
            assertThatPeopleAre(
                    "access permission-set " + set + " --ou " + unit.path("Id").asText(),
                    of("PermissionSetArn", set)
                            .and(row -> below.contains(row.path("AccountId").asText())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deny=ListAccountAssignmentsForPrincipal"})
    void matrixHasWhatEverybodyHas(String behaviour) {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);
        Set<String> expected = new TreeSet<>();
        for (String grant : stored.grants(row -> true)) {
            expected.add(grant.substring(0, grant.lastIndexOf(' ')));
        }

        Set<String> told = new TreeSet<>();
        cli.run("access matrix -o json").ok().json().forEach(row -> row.path("PermissionSetArns")
                .forEach(set -> told.add(row.path("UserId").asText() + " "
                        + row.path("AccountId").asText() + " " + set.asText())));

        assertThatSame("matrix", told, expected);
    }

    @Test
    void policyIsFoundInThePermissionSetsThatAttachIt() {
        Set<String> sets = stored.rows("permissionSets").stream()
                .filter(set ->
                        set.path("ManagedPolicies").toString().contains("\"arn:aws:iam::aws:policy/ReadOnlyAccess\""))
                .map(set -> set.path("PermissionSetArn").asText())
                .collect(Collectors.toSet());
        assertThat(sets).isNotEmpty();

        assertThatPeopleAre(
                "access who-can --permission-set-with-policy ReadOnlyAccess",
                row -> sets.contains(row.path("PermissionSetArn").asText()));
    }

    private void assertThatPeopleAre(String command, Predicate<JsonNode> assignments) {
        Set<String> expected = new TreeSet<>(stored.grants(assignments));
        expected.addAll(stored.orphans(assignments));
        CliRun run = cli.run(command + " -o json").ok();

        assertThatSame(command, grants(run), expected);
        assertThat(run.json()).as("each once").hasSize(expected.size());
    }

    /** What is wrong is short, what is right may be thousands. */
    private static void assertThatSame(String what, Set<String> told, Set<String> expected) {
        assertThat(told.stream().filter(grant -> !expected.contains(grant)))
                .as("%s: told and not so", what)
                .isEmpty();
        assertThat(expected.stream().filter(grant -> !told.contains(grant)))
                .as("%s: so and not told", what)
                .isEmpty();
    }

    private static Predicate<JsonNode> of(String member, String value) {
        return row -> row.path(member).asText().equals(value);
    }

    private static Set<String> grants(CliRun run) {
        Set<String> grants = new TreeSet<>();
        run.json()
                .forEach(row ->
                        grants.add(StoredOrganization.grant(row.path("UserId").asText(), row)));
        return grants;
    }
}
