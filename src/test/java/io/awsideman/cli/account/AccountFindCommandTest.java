package io.awsideman.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountFindCommandTest {
    private final Cli cli;

    AccountFindCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void textIsFoundInAnyAttributeWhateverItsCase() {
        assertThat(cli.run("account find SHOP -o json").ok().texts("Name"))
                .containsExactly("shop-development", "shop-production", "shop-staging");
        assertThat(cli.run("account find aws+network@ -o json").ok().texts("Name"))
                .containsExactly("network");
        assertThat(cli.run("account find suspended -o json").ok().texts("Name")).containsExactly("legacy-crm");
        assertThat(cli.calls())
                .containsOnlyKeys("organizations:ListAccounts")
                .containsEntry("organizations:ListAccounts", 1L);
    }

    @Test
    void regularExpressionIsOneOnlyIfAskedFor() {
        assertThat(cli.run("account find ^shop -o json").ok().json()).isEmpty();
        assertThat(cli.run(List.of("account", "find", "-e", "^(shop|data)-prod", "-o", "json"))
                        .ok()
                        .texts("Name"))
                .containsExactly("data-production", "shop-production");
        cli.run("account find -e (").failed(ExitStatus.USAGE);
    }

    @Test
    void nothingFoundIsNoFailure() {
        assertThat(cli.run("account find zzzz -o json").ok().out().strip()).isEqualTo("[]");
        assertThat(cli.run("account find example --limit 2 -o json").ok().json())
                .hasSize(2);
    }
}
