package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are hard to carry, through every noun that takes them and in every format. */
class NamesTest {
    private static final String GROUP = "Équipe Données";
    private static final String SET = "A+b=c,d.e@f-g_1";
    private static final String USER = "john.doe@example.com";
    private static final String PERSON = "Jöhn Doe 山田";

    private static final List<List<String>> READS = List.of(
            List.of("user get " + USER, "UserName", USER),
            List.of("user find 山田", "DisplayName", PERSON),
            List.of("user list", "DisplayName", PERSON),
            List.of("group get '" + GROUP + "'", "DisplayName", GROUP),
            List.of("group find équipe", "DisplayName", GROUP),
            List.of("group list", "DisplayName", GROUP),
            List.of("group members '" + GROUP + "'", "UserName", USER),
            List.of("group memberships " + USER, "GroupName", GROUP),
            List.of("permission-set get " + SET, "Name", SET),
            List.of("permission-set find " + SET, "Name", SET),
            List.of("permission-set list", "Name", SET),
            List.of("permission-set status " + SET, "AccountName", "Example Corp"),
            List.of("account get 'Example Corp'", "PermissionSetNames", SET),
            List.of("access user " + USER, "PermissionSetName", SET),
            List.of("access group '" + GROUP + "'", "PermissionSetName", SET),
            List.of("access account audit", "Path", "group " + GROUP),
            List.of("access permission-set " + SET, "DisplayName", PERSON),
            List.of("access explain " + USER + " audit", "PrincipalName", GROUP),
            List.of("access matrix", "Paths", "group " + GROUP),
            List.of("access review --scope audit", "Path", "group " + GROUP),
            List.of("assignment list", "PrincipalName", GROUP),
            List.of("assignment list --group '" + GROUP + "'", "PrincipalName", GROUP),
            List.of("assignment list --user " + USER, "AccountName", "Example Corp"),
            List.of("assignment list --permission-set " + SET, "PermissionSetName", SET),
            List.of("assignment get " + SET + " '" + GROUP + "' audit", "PrincipalName", GROUP),
            List.of("assignment get " + SET + " " + USER + " 'Example Corp'", "PrincipalName", USER));

    private final Cli cli;

    NamesTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @BeforeEach
    void everythingHasAHardName() {
        cli.run("user update " + USER + " --display-name '" + PERSON + "'").ok();
        cli.run("group create '" + GROUP + "' --description 'Größe, \"Umfang\"'")
                .ok();
        cli.run("permission-set create " + SET + " --description 'accès aux données'")
                .ok();
        cli.run("group add-member '" + GROUP + "' " + USER).ok();
        cli.run("assignment assign " + SET + " '" + GROUP + "' audit").ok();
        cli.run("assignment assign --permission-set " + SET + " --user " + USER + " --account 'Example Corp'")
                .ok();
    }

    @ParameterizedTest
    @EnumSource
    void nameIsReadInEveryFormat(OutputFormat format) {
        for (List<String> read : READS) {
            CliRun run = cli.run(read.get(0) + " -o " + format + " --columns " + read.get(1))
                    .ok();

            assertThat(run.out()).as(read.get(0)).contains(read.get(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user update " + USER + " --title Größe",
                "group update '" + GROUP + "' --name 'Équipe été'",
                "group remove-member '" + GROUP + "' " + USER,
                "group delete '" + GROUP + "'",
                "user delete " + USER,
                "permission-set update " + SET + " --description été --provision",
                "permission-set provision " + SET,
                "permission-set delete " + SET + " --with-assignments",
                "assignment revoke " + SET + " '" + GROUP + "' audit",
                "assignment revoke --permission-set " + SET + " --user " + USER + " --account 'Example Corp'"
            })
    void nameIsEnoughToChangeAndItIsTold(String write) {
        CliRun run = cli.run(write + " --yes").ok();

        assertThat(List.of(GROUP, SET, USER, "Équipe été")).anyMatch(run.err()::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assignment list --permission-set " + SET + " | 2",
                "assignment list --permission-set " + SET + " --permission-set Billing --account audit | 1"
            })
    void nameWithACommaIsOneName(String read, int rows) {
        assertThat(cli.run(read + " -o json").ok().json()).hasSize(rows);
    }
}
