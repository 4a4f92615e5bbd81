package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFindCommandTest {
    private final Cli cli;

    UserFindCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void textIsFoundInAnyAttributeWhateverItsCase() {
        assertThat(cli.run("user find DUBLIN -o json").ok().texts("UserName")).containsExactly("tom.oconnor");
        assertThat(cli.run("user find ENGINEER -o json").ok().json()).hasSize(7);
        assertThat(cli.run("user find mÜLLER -o json").ok().texts("UserName")).containsExactly("zoe.mueller");
    }

    @Test
    void textIsTakenAsItIs() {
        assertThat(cli.run("user find j.*e -o json").ok().json()).isEmpty();
    }

    @Test
    void regularExpressionIsOneOnlyIfAskedFor() {
        assertThat(cli.run(List.of("user", "find", "--regex", "^j.*@example", "-o", "json"))
                        .ok()
                        .texts("UserName"))
                .containsExactly("john.doe@example.com", "jane.smith");
    }

    @Test
    void brokenRegularExpressionIsAUsageErrorThatSaysWhere() {
        assertThat(cli.run("user find --regex (").failed(ExitStatus.USAGE).err())
                .contains("position");
        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void nothingFoundIsNoFailure() {
        assertThat(cli.run("user find zzzz --output json").ok().out().strip()).isEqualTo("[]");
    }

    @Test
    void limitCutsWhatIsShown() {
        assertThat(cli.run("user find example --limit 2 -o json").ok().json()).hasSize(2);
    }
}
