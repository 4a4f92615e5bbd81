package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about access of someone who may not see every account. */
class AccessPartialTest {
    private static final String UNSEEN = "204512348876";

    private final Cli cli;

    AccessPartialTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    /** Either way of finding out is refused for the account, and principals may not be asked at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "access account /",
                "access review",
                "access matrix",
                "access user ahmed.hassan",
                "access group SecurityAuditors",
                "findings list --code DIRECT_USER_ASSIGNMENT,ORPHANED_ASSIGNMENT",
                "access permission-set SecurityAudit"
            })
    void whatCanBeReadIsToldAndWhatIsMissingIsNamed(String command) {
        List<String> whole = keys(cli.run(command + " -o json --no-cache").ok());
        cli.with(
                "AWSIDEMAN_SANDBOX_BEHAVIOUR",
                "deny=ListAccountAssignmentsForPrincipal|ListAccountAssignments@" + UNSEEN
                        + "|ListPermissionSetsProvisionedToAccount@" + UNSEEN);

        CliRun run = cli.run(command + " -o json --no-cache").ended(ExitStatus.PARTIAL);

        assertThat(keys(run))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        whole.stream().filter(key -> !key.startsWith(UNSEEN)).toList());
        assertThat(whole).anyMatch(key -> key.startsWith(UNSEEN));
        assertThat(run.err())
                .contains("not complete: 1 account (log-archive (" + UNSEEN + ")", "is not authorized to perform");
    }

    private static List<String> keys(CliRun run) {
        List<String> keys = new ArrayList<>();
        for (JsonNode row : run.json()) {
            keys.add(String.join(
                    " ",
                    row.path("AccountId").asText(),
                    row.path("PermissionSetArn").asText(),
                    row.path("PermissionSetArns").toString(),
                    row.path("UserId").asText(),
                    row.path("PrincipalId").asText()));
        }
        return keys;
    }

    @Test
    void reviewSaysInItselfThatItIsNotComplete() {
        cli.with(
                "AWSIDEMAN_SANDBOX_BEHAVIOUR",
                "deny=ListAccountAssignments@" + UNSEEN + "|ListPermissionSetsProvisionedToAccount@" + UNSEEN);

        assertThat(cli.run("access review -o json").ended(ExitStatus.PARTIAL).texts("ReviewComplete"))
                .containsOnly("false");
        assertThat(cli.run("access review -o html").ended(ExitStatus.PARTIAL).out())
                .contains("<dd>no: 1 account (log-archive (" + UNSEEN + ")) could not be read</dd>");
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        assertThat(cli.run("access review -o json").ok().texts("ReviewComplete"))
                .containsOnly("true");
    }

    /** Of a group whose members may not be seen it is told that it has access, and not who. */
    @ParameterizedTest
    @ValueSource(strings = {"access account /", "access review"})
    void groupWhoseMembersAreNotToldIsNamedAndNobodyIsTakenToBeInIt(String command) {
        String group = cli.run("group get SecurityAuditors --query GroupId -o text")
                .ok()
                .out()
                .strip();
        List<JsonNode> whole = rows(cli.run(command + " -o json --no-cache").ok());
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListGroupMemberships@" + group);

        CliRun run = cli.run(command + " -o json --no-cache").ended(ExitStatus.PARTIAL);

        List<JsonNode> told = rows(run);
        assertThat(told)
                .filteredOn(row -> row.path("PrincipalId").asText().equals(group))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.has("UserId")).isFalse();
                    assertThat(row.path("PrincipalExists").asBoolean()).isTrue();
                    assertThat(row.path("Path").asText()).isEqualTo("group SecurityAuditors");
                });
        assertThat(others(told, group)).isEqualTo(others(whole, group));
        assertThat(run.err())
                .contains("not complete: 1 group (SecurityAuditors) could not be read: ")
                .doesNotContain("Nobody is in");
    }

    /** With a question that goes through the members of the assigned groups twice, and one that goes through all groups. */
    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_GROUP", "EMPTY_GROUP,DIRECT_USER_ASSIGNMENT"})
    void otherEmptyGroupsAreFoundWhereTheMembersOfOneAreNotTold(String codes) {
        String command = "findings list -o json --no-cache --code " + codes;
        String group = cli.run("group get SecurityAuditors --query GroupId -o text")
                .ok()
                .out()
                .strip();
        String whole = cli.run(command).ok().out();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListGroupMemberships@" + group);

        CliRun run = cli.run(command).ended(ExitStatus.PARTIAL);

        assertThat(run.out()).isEqualTo(whole).contains("\"EMPTY_GROUP\"");
        assertThat(run.err()).contains("not complete: 1 group (SecurityAuditors) could not be read: ");
    }

    private static List<JsonNode> rows(CliRun run) {
        List<JsonNode> rows = new ArrayList<>();
        run.json().forEach(rows::add);
        return rows;
    }

    /** What tells the grants of the other groups and of users. */
    private static List<String> others(List<JsonNode> rows, String group) {
        return rows.stream()
                .filter(row -> !row.path("PrincipalId").asText().equals(group))
                .map(row -> row.path("AccountId").asText()
                        + row.path("PermissionSetArn").asText()
                        + row.path("UserId").asText()
                        + row.path("PrincipalId").asText())
                .toList();
    }

    @Test
    void snapshotKnowsWhatItDoesNotKnow() {
        String group = cli.run("group get SecurityAuditors --query GroupId -o text")
                .ok()
                .out()
                .strip();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListGroupMemberships@" + group);
        cli.run("snapshot create part").ended(ExitStatus.PARTIAL);

        CliRun run = cli.run("snapshot show part -o json").ended(ExitStatus.PARTIAL);

        assertThat(run.json())
                .filteredOn(row -> row.path("PrincipalId").asText().equals(group))
                .isNotEmpty()
                .noneMatch(row -> row.has("UserId"));
    }

    @Test
    void whoMaySeeNothingHasNoAnswer() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignments");

        cli.run("access review").failed(ExitStatus.NOT_AUTHORIZED);
    }

    /** A plan that is made of a part would do a part. */
    @Test
    void nothingIsChangedOnAnAnswerThatIsNotComplete() {
        cli.with(
                "AWSIDEMAN_SANDBOX_BEHAVIOUR",
                "deny=ListAccountAssignmentsForPrincipal|ListAccountAssignments@" + UNSEEN);

        cli.run("assignment revoke SecurityAudit SecurityAuditors --all-accounts --yes")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(cli.calls().keySet()).doesNotContainAnyElementsOf(Set.of("sso-admin:DeleteAccountAssignment"));
    }
}
