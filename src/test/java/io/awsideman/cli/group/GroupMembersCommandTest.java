package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code group members} and {@code group memberships}: the two sides of who is where. */
class GroupMembersCommandTest {
    private final Cli cli;

    GroupMembersCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void membersHaveTheNamesOfTheListing() {
        CliRun run = cli.run("group members Developers -o json").ok();

        assertThat(run.texts("UserName"))
                .containsExactlyInAnyOrder(
                        "carlos.garcia", "misaki.yamada", "priya.patel", "lena.novak", "grace.okafor");
        assertThat(run.texts("DisplayName")).contains("美咲 山田");
        assertThat(run.json().get(0).path("MembershipId").asText()).isNotEmpty();
        assertThat(cli.calls())
                .containsEntry("identitystore:ListUsers", 1L)
                .doesNotContainKey("identitystore:DescribeUser");
    }

    @Test
    void membersOfAWarmCacheCostNoCall() {
        cli.run("cache warm users groups memberships").ok();
        cli.run("group get Developers").ok();
        cli.run("user get lena.novak").ok();
        cli.run("group memberships lena.novak").ok();
        long calls = cli.callsTotal();

        cli.run("group members Developers").ok();
        cli.run("group list-members Developers").ok();
        cli.run("group memberships lena.novak").ok();

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void moreMembersThanAPageAreAllShown() {
        cli.run("sandbox seed --users 230 --groups 1 --yes").ok();
        JsonNode group = cli.run("group list -o json").ok().json().get(0);

        CliRun run = cli.run("group members '" + group.path("DisplayName").asText() + "' -o json")
                .ok();

        long members = cli.run("sandbox status -o json")
                .ok()
                .json()
                .path("GroupMemberships")
                .asLong();
        assertThat(run.json()).hasSize((int) members);
        assertThat(run.texts("UserName")).doesNotHaveDuplicates();
    }

    @Test
    void groupWithoutMembersSaysSo() {
        assertThat(cli.run("group members Contractors").ok().err()).contains("The group has no members.");
        assertThat(cli.run("group members Contractors -o json").ok().out().strip())
                .isEqualTo("[]");
    }

    @Test
    void membershipsHaveTheNamesOfTheGroups() {
        CliRun run = cli.run("group memberships jane.smith@example.com -o json").ok();

        assertThat(run.texts("GroupName")).containsExactlyInAnyOrder("Administrators", "Cloud Platform Team");
        assertThat(run.json().get(0).path("UserName").asText()).isEqualTo("jane.smith");
        assertThat(cli.calls())
                .containsEntry("identitystore:ListGroups", 1L)
                .doesNotContainKey("identitystore:DescribeGroup");
        assertThat(cli.run("group memberships jane.smith --limit 1 -o json")
                        .ok()
                        .json())
                .hasSize(1);
    }

    @Test
    void userOfNoGroupIsToldSo() {
        assertThat(cli.run("group memberships sofia.rossi").ok().err()).contains("member of no group");
    }

    @Test
    void unknownGroupAndUserAreNotFound() {
        cli.run("group members Developer").failed(ExitStatus.NOT_FOUND);
        cli.run("group memberships nobody").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void nameThatIsTwoUsersIsAmbiguous() {
        cli.run("user create jane.smith@example.com --given-name A --family-name B")
                .ok();

        cli.run("group memberships jane.smith@example.com").failed(ExitStatus.USAGE);
    }
}
