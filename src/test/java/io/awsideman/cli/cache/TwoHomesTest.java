package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.cache.SharedStore.Kind;
import io.awsideman.fixture.FaultyLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two computers with one AWS and one shared cache, each with a line of its own to it: neither is shown what was before a change. */
class TwoHomesTest {
    @TempDir
    Path homes = Path.of("");

    private SharedStore store = new SharedStore(Kind.REDIS);
    private FaultyLink ownLine = store.line();
    private Cli own = Cli.at(homes);
    private Cli other = Cli.at(homes);

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatOneHasAskedTheOtherNeedsNotAndAChangeIsSeenAtOnce(Kind kind) throws IOException {
        share(kind);
        titles(own);
        later(Duration.ofSeconds(10)); // until then an empty server is not trusted
        titles(own);
        later(Duration.ZERO);
        long calls = own.callsTotal();
        assertThat(titles(other)).doesNotContain("Admiral");
        assertThat(own.callsTotal()).as("shared").isEqualTo(calls);

        other.run("user update jane.smith --title Admiral").ok();

        assertThat(titles(own)).contains("Admiral");
        assertThat(titles(other)).contains("Admiral");
        later(Duration.ofSeconds(10));
        assertThat(titles(own)).contains("Admiral");
        later(Duration.ZERO);
        calls = own.callsTotal();
        assertThat(titles(other)).contains("Admiral");
        assertThat(own.callsTotal()).as("shared again").isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({
        "DYNAMODB, refused",
        "DYNAMODB, reset",
        "DYNAMODB, answers lost",
        "REDIS, refused",
        "REDIS, reset",
        "REDIS, answers lost",
        "MEMORY_AND_DYNAMODB, refused",
        "FILE_AND_DYNAMODB, answers lost",
        "MEMORY_AND_REDIS, answers lost",
        "FILE_AND_REDIS, refused"
    })
    void whoWasCutOffDuringAChangeNeverShowsWhatWasBeforeNorDoesTheOtherOnceItIsDelivered(Kind kind, String fault)
            throws IOException {
        share(kind);
        assertThat(titles(own)).doesNotContain("Admiral");
        titles(other);
        switch (fault) {
            case "refused" -> ownLine.refuse();
            case "reset" -> ownLine.reset();
            default -> ownLine.loseAnswers();
        }

        CliRun write = own.run("user update jane.smith --title Admiral").ok();
        assertThat(write.err()).containsOnlyOnce("could not be announced");
        assertThat(titles(own)).as("cut off").contains("Admiral");

        ownLine.restore();
        assertThat(titles(own)).as("back").contains("Admiral");
        later(Duration.ofMinutes(2));
        assertThat(titles(own)).as("delivered").contains("Admiral");
        assertThat(titles(other)).as("the other").contains("Admiral");
        assertThat(own.run("cache health").ok().out()).contains("nothing to deliver");
        later(Duration.ofMinutes(11)); // when no mark holds anything back
        assertThat(titles(other)).contains("Admiral");
        assertThat(titles(own)).contains("Admiral");
    }

    private void share(Kind kind) throws IOException {
        store.close();
        store = new SharedStore(kind);
        ownLine = store.line();
        own = Cli.inSandbox(homes.resolve("own")).with(store.environment(ownLine));
        other = Cli.inSandbox(homes.resolve("other")).with(store.environment(store.line()));
        own.run("user list --no-cache").ok();
        Files.createDirectories(other.files());
        Files.createSymbolicLink(other.files().resolve("sandbox"), own.files().resolve("sandbox"));
    }

    /** An entry from the future is a miss, and who waits lets the own clock go on. */
    private void later(Duration time) {
        Duration difference =
                Duration.between(other.clock().instant(), own.clock().instant());
        own.later(time);
        other.later(time.plus(difference));
    }

    private static String titles(Cli cli) {
        return cli.run("user get jane.smith --output json").ok().out();
    }
}
