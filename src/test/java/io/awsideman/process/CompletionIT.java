package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tab in real shells, which have their own ideas of words and quotes. */
class CompletionIT {
    private final Program program;

    CompletionIT(@TempDir Path home) {
        this.program = Program.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void namesAreCompletedInQuotesWhereTheShellNeedsThemAndWithoutACall(String name) throws Exception {
        program.run("group create 'R&D +=,.@-'").ok();
        program.run("user list --sandbox --region eu-west-1").ok();
        program.run("cache warm users groups").ok();
        program.run("permission-set list").ok();
        long calls = program.calls();

        try (Shell shell = Shell.start(name, program)) {
            assertThat(shell.completed("awsideman user g")).isEqualTo("awsideman user get ");
            assertThat(shell.completed("awsideman user get jo")).isEqualTo("awsideman user get john.doe@example.com ");
            assertThat(shell.completed("awsideman user get john.doe@e"))
                    .isEqualTo("awsideman user get john.doe@example.com ");
            assertThat(shell.completed("awsideman group get Cl"))
                    .isEqualTo("awsideman group get Cloud\\ Platform\\ Team ");
            assertThat(shell.completed("awsideman group get 'Cl"))
                    .isEqualTo("awsideman group get 'Cloud Platform Team' ");
            assertThat(shell.completed("awsideman group get \"Cloud P"))
                    .isEqualTo("awsideman group get \"Cloud Platform Team\" ");
            assertThat(shell.completed("awsideman group members R"))
                    .matches("awsideman group members R\\\\&D\\\\ \\+\\\\?=,\\.@- ");
            assertThat(shell.completed("awsideman group add-member Cloud\\ Platform\\ Team lena.novak gr"))
                    .endsWith("Team lena.novak grace.okafor ");
            assertThat(shell.completed("awsideman permission-set get Dep"))
                    .matches("awsideman permission-set get Deploy\\+Rollback\\\\?=shop,v1\\.2@eu-1 ");
            assertThat(shell.completed("awsideman permission-set get Deploy+Rollback=shop,v1.2@e"))
                    .matches("awsideman permission-set get Deploy\\+Rollback\\\\?=shop,v1\\.2@eu-1 ");
            assertThat(shell.completed("awsideman user list --profile=sand"))
                    .isEqualTo("awsideman user list --profile=sandbox ");
            assertThat(shell.completed("awsideman user get --region eu-north-1 jo"))
                    .as("nobody is known there")
                    .isEqualTo("awsideman user get --region eu-north-1 jo");
        }

        assertThat(program.calls()).isEqualTo(calls);
    }
}
