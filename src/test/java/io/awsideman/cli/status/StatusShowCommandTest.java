package io.awsideman.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusShowCommandTest {
    private final Cli cli;

    StatusShowCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    private static JsonNode check(CliRun run, String name) {
        for (JsonNode row : run.json()) {
            if (row.path("Check").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no check " + name + ": " + run.out());
    }

    @Test
    void everythingIsWellAndCounted() {
        CliRun run = cli.run("status show -o json").ok();

        assertThat(run.texts("Healthy")).hasSize(8).containsOnly("true");
        for (String noun : new String[] {"user", "group", "permission-set", "account"}) {
            assertThat(check(run, noun.replace('-', ' ') + "s").path("Count").asInt())
                    .isEqualTo(cli.run(noun + " list -o json").ok().json().size())
                    .isPositive();
        }
        assertThat(check(run, "credentials").path("Detail").asText()).contains("profile sandbox", "111122223333");
        assertThat(check(run, "administration").path("Detail").asText()).contains("the management account");
    }

    /** What is cached needs no credentials, and says nothing about them. */
    @Test
    void credentialsAreTriedThoughAllIsCached() {
        cli.run("status show").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListInstances");

        CliRun run = cli.run("status show -o json").ended(ExitStatus.NOT_AUTHORIZED);

        assertThat(check(run, "credentials").path("Healthy").asBoolean()).isFalse();
        assertThat(check(run, "users").path("Healthy").asBoolean()).isTrue();
        assertThat(run.err()).contains("is not authorized to perform: sso:ListInstances");
    }

    @Test
    void accountThatAdministersNothingIsAFinding() {
        String member =
                cli.run("account get audit --query Id -o text").ok().out().strip();
        String delegated = cli.run("org show --query DelegatedAdministrators[].Id -o text")
                .ok()
                .out()
                .strip();

        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=" + delegated);
        assertThat(check(cli.run("status show -o json --no-cache").ok(), "administration")
                        .path("Detail")
                        .asText())
                .contains("a delegated administrator");

        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=" + member);
        CliRun run = cli.run("status show -o json --no-cache");
        assertThat(run.exitCode()).isNotZero();
        assertThat(check(run, "administration").path("Healthy").asBoolean()).isFalse();
    }

    @Test
    void offlineNothingIsAskedAndTheCountsAreStillThere() {
        cli.run("status show").ok();
        long before = cli.callsTotal();

        CliRun run = cli.run("status show -o json --offline").ended(ExitStatus.UNAVAILABLE);

        assertThat(check(run, "users").path("Count").asInt()).isPositive();
        assertThat(check(run, "credentials").path("Healthy").asBoolean()).isFalse();
        assertThat(cli.callsTotal()).isEqualTo(before);
    }
}
