package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every read shows what every write has done, at once and when the answers are cached anew. */
class GroupCachingTest {
    private static final List<String> READS = List.of(
            "group list",
            "group get Finance",
            "group find Billing",
            "group members Finance",
            "group memberships tom.oconnor",
            "group memberships lena.novak",
            "user list",
            "user get tom.oconnor");

    private final Cli cli;

    GroupCachingTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void everythingIsCached() {
        READS.forEach(read -> cli.run(read).ok());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group list",
                "group get Finance",
                "group find Billing",
                "group members Finance",
                "group memberships tom.oconnor"
            })
    void secondRunCallsNothingAndAnswersTheSame(String read) {
        long calls = cli.callsTotal();
        String first = cli.run(read).ok().out();

        assertThat(cli.run(read + " --offline").ok().out()).isEqualTo(first);
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void createdGroupIsSeen() {
        cli.run("group get Auditors").failed(ExitStatus.NOT_FOUND);
        cli.run("group create Auditors --description 'Billing checks'").ok();

        everyTime(() -> {
            assertThat(names("group list", "DisplayName")).contains("Auditors").hasSize(7);
            assertThat(names("group find Billing", "DisplayName")).containsExactlyInAnyOrder("Finance", "Auditors");
            cli.run("group get Auditors").ok();
        });
    }

    @Test
    void renamedGroupIsSeenUnderItsNewNameOnly() {
        cli.run("group update Finance --name Money").ok();

        everyTime(() -> {
            cli.run("group get Finance").failed(ExitStatus.NOT_FOUND);
            cli.run("group get Money").ok();
            assertThat(names("group list", "DisplayName")).contains("Money").doesNotContain("Finance");
            assertThat(names("group memberships tom.oconnor", "GroupName")).containsExactly("Money");
        });
    }

    @Test
    void deletedGroupIsGoneFromEveryRead() {
        cli.run("group delete Finance --yes").ok();

        everyTime(() -> {
            cli.run("group get Finance").failed(ExitStatus.NOT_FOUND);
            cli.run("group members Finance").failed(ExitStatus.NOT_FOUND);
            assertThat(names("group list", "DisplayName")).doesNotContain("Finance");
            assertThat(names("group memberships tom.oconnor", "GroupName")).isEmpty();
        });
    }

    @Test
    void addedAndRemovedMembersAreSeenFromBothSides() {
        cli.run("group add-member Finance lena.novak").ok();
        everyTime(() -> {
            assertThat(names("group members Finance", "UserName")).contains("lena.novak");
            assertThat(names("group memberships lena.novak", "GroupName")).contains("Finance");
        });

        cli.run("group remove-member Finance tom.oconnor --yes").ok();
        everyTime(() -> {
            assertThat(names("group members Finance", "UserName")).containsExactly("lena.novak");
            assertThat(names("group memberships tom.oconnor", "GroupName")).isEmpty();
        });
    }

    @Test
    void writesToUsersAreSeenInTheirGroups() {
        cli.run("user update tom.oconnor --user-name tom.reilly").ok();
        everyTime(() -> assertThat(names("group members Finance", "UserName")).containsExactly("tom.reilly"));

        cli.run("user delete tom.reilly --yes").ok();
        everyTime(() -> assertThat(names("group members Finance", "UserName")).isEmpty());
    }

    @Test
    void createdUserIsAMemberAtOnce() {
        cli.run("user create jdoe --given-name Jane --family-name Doe").ok();
        cli.run("group add-member Finance jdoe").ok();

        everyTime(() -> {
            assertThat(names("group members Finance", "UserName")).contains("jdoe");
            assertThat(names("group memberships jdoe", "GroupName")).containsExactly("Finance");
        });
    }

    /** While the write settles, then stored, then from the cache. */
    private void everyTime(Runnable check) {
        check.run();
        cli.later(Duration.ofSeconds(10));
        check.run();
        check.run();
    }

    private List<String> names(String read, String field) {
        return cli.run(read + " -o json").ok().texts(field);
    }
}
