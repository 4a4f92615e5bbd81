package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are mistyped: what was meant is told where it is known anyway. */
class SuggestionsTest {
    private final Cli cli;

    SuggestionsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @CsvSource({
        "permission-set get ReadOnlyAcess, ReadOnlyAccess",
        "permission-set update readonlyaccess --description x, ReadOnlyAccess",
        "account get shop-prodcution, shop-production",
        "account get 11112222333, 111122223333",
        "assignment list --account shop-prodcution, shop-production",
        "assignment get ReadOnlyAcess Developers audit, ReadOnlyAccess",
        "profile show sandbxo, sandbox"
    })
    void nameOfTheListingThatWasLookedThroughIsSuggested(String command, String meant) {
        assertThat(cli.run(command).failed(ExitStatus.NOT_FOUND).err()).contains("hint: did you mean " + meant);
    }

    @Test
    void nameWithBlanksIsSuggestedAsItCanBeTyped() {
        assertThat(cli.run("application get 'developer portal'")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("did you mean 'Developer Portal'?");
    }

    @ParameterizedTest
    @CsvSource({
        "user get jane.smiht, jane.smith",
        "user delete jane.smiht --yes, jane.smith",
        "group get Financ, Finance",
        "group add-member Financ jane.smith, Finance",
        "group add-member Finance jane.smiht, jane.smith",
        "group memberships jane.smiht, jane.smith",
        "assignment assign Billing Financ audit, Finance",
        "assignment list --user jane.smiht, jane.smith"
    })
    void nameThatIsAskedForByItselfIsSuggestedFromTheCacheAlone(String command, String meant) {
        CliRun unknown = cli.run(command).failed(ExitStatus.NOT_FOUND);
        assertThat(unknown.err()).doesNotContain("did you mean");
        cli.run("user list").ok();
        cli.run("group list").ok();
        long before = cli.callsTotal();
        cli.run(command + " --no-cache").failed(ExitStatus.NOT_FOUND);
        long needed = cli.callsTotal() - before;

        CliRun run = cli.run(command).failed(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains("hint: did you mean " + meant + "? ");
        assertThat(cli.callsTotal() - before - needed)
                .as("calls with the cache, against those without")
                .isLessThanOrEqualTo(needed);
        assertThat(cli.calls())
                .containsEntry("identitystore:ListUsers", 1L)
                .containsEntry("identitystore:ListGroups", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user get jane.smiht --no-cache", "user get somebody.else", "group get 'Nobody at all'"})
    void nothingIsSuggestedFromACacheThatMustNotBeUsedOrForWhatIsLikeNothing(String command) {
        cli.run("user list").ok();
        cli.run("group list").ok();

        assertThat(cli.run(command).failed(ExitStatus.NOT_FOUND).err()).doesNotContain("did you mean");
    }

    @Test
    void cacheThatIsSwitchedOffSuggestsNothingAndAsksNothing() {
        cli.with("AWSIDEMAN_CACHE_ENABLED", "false");

        assertThat(cli.run("user get jane.smiht").failed(ExitStatus.NOT_FOUND).err())
                .doesNotContain("did you mean");
        assertThat(cli.calls()).doesNotContainKey("identitystore:ListUsers");
    }
}
