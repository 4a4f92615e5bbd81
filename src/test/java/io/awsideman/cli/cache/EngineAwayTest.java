package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.cache.SharedStore.Kind;
import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of the commands when the engine of a shared cache fails in each of its ways: right answers, without waiting. */
class EngineAwayTest {
    private static final Duration PERIOD = Duration.ofSeconds(61);

    private enum Fault {
        REFUSES,
        RESETS,
        LOSES_ANSWERS,
        TAKES_TWO_SECONDS;

        void befall(FaultyLink line) {
            switch (this) {
                case REFUSES -> line.refuse();
                case RESETS -> line.reset();
                case LOSES_ANSWERS -> line.loseAnswers();
                case TAKES_TWO_SECONDS -> line.delay(Duration.ofSeconds(2));
            }
        }
    }

    @TempDir
    Path home = Path.of("");

    private SharedStore store = new SharedStore(Kind.REDIS);
    private FaultyLink line = store.line();

    @AfterEach
    void close() {
        store.close();
    }

    static Stream<Arguments> kindsAndFaults() {
        Stream<Arguments> alone = Stream.of(Kind.DYNAMODB, Kind.REDIS)
                .flatMap(kind -> Stream.of(Fault.values()).map(fault -> Arguments.of(kind, fault)));
        Stream<Arguments> behindANearTier = Stream.of(Kind.FILE_AND_DYNAMODB, Kind.MEMORY_AND_REDIS)
                .flatMap(kind ->
                        Stream.of(Arguments.of(kind, Fault.REFUSES), Arguments.of(kind, Fault.TAKES_TWO_SECONDS)));
        return Stream.concat(alone, behindANearTier);
    }

    @ParameterizedTest
    @MethodSource("kindsAndFaults")
    void oneCommandOfAPeriodMeetsTheFaultAndEachAnswersFromAws(Kind kind, Fault fault) {
        Cli cli = user(kind);
        String users = cli.run("user list").ok().out();
        cli.later(PERIOD);
        cli.with(SharedStore.patience("500ms"));
        fault.befall(line);

        assertAnsweredAndSaidOnce(cli.run("user list"), users);
        long connections = line.connections();
        assertAnsweredAndSaidOnce(cli.run("user list"), users);
        line.restore(); // which nobody finds out within the period
        assertAnsweredAndSaidOnce(cli.run("user list"), users);
        assertThat(line.connections()).isEqualTo(connections);

        cli.later(PERIOD).with(SharedStore.patience("20s"));
        cli.run("user list").ok();
        long calls = cli.callsTotal();
        assertThat(cli.run("user list").ok().err()).isEmpty();
        assertThat(cli.callsTotal()).as("cached again").isEqualTo(calls);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DYNAMODB", "REDIS", "FILE_AND_DYNAMODB", "MEMORY_AND_REDIS"})
    void aChangeIsTriedToBeAnnouncedOnceAndIsSeenByItsAuthor(Kind kind) {
        Cli cli = user(kind);
        cli.run("user get jane.smith").ok();
        cli.with(SharedStore.patience("500ms"));
        line.reset();
        line.restore(); // connections that were kept would not be counted
        line.silence();

        for (String title : List.of("Admiral", "Captain")) {
            long connections = line.connections();
            String said =
                    cli.run("user update jane.smith --title " + title).ok().err();
            assertThat(said.lines().filter(warning -> warning.startsWith("warning: ")))
                    .as(said)
                    .hasSize(2)
                    .filteredOn(warning -> warning.contains("could not be announced"))
                    .hasSize(1);
            assertThat(line.connections() - connections).as(title).isEqualTo(1);
            assertThat(cli.run("user get jane.smith -o json").ok().out()).contains(title);
            assertThat(line.connections() - connections).as(title).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REDIS", "FILE_AND_REDIS"})
    void engineThatWasRestartedEmptyIsFilledAgain(Kind kind) throws IOException {
        try (RedisProcess server = RedisProcess.start()) {
            Cli cli = user(kind);
            cli.with(store.environment(store.line(server.port())));
            String users = cli.run("user list").ok().out();
            server.stop();
            assertAnsweredAndSaidOnce(cli.run("user list"), users);
            server.startAgain();
            cli.later(PERIOD);

            assertThat(cli.run("user list").ok().out()).isEqualTo(users);
            cli.later(PERIOD);
            assertThat(cli.run("user list").ok().err()).isEmpty();
            long calls = cli.callsTotal();
            assertThat(cli.run("user list").ok().out()).isEqualTo(users);
            assertThat(cli.callsTotal()).isEqualTo(calls);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DYNAMODB", "REDIS", "FILE_AND_DYNAMODB", "MEMORY_AND_REDIS"})
    void commandThatAsksTheSameThingTwiceAsksAwsOnce(Kind kind) {
        Cli cli = user(kind);
        cli.run("instance list --no-cache").ok();
        long before = cli.callsTotal();
        String members = cli.run("group members Finance").ok().out();
        long calls = cli.callsTotal() - before;

        Cli cutOff = user(kind);
        line.refuse();
        before = cutOff.callsTotal();
        assertThat(cutOff.run("group members Finance").ok().out()).isEqualTo(members);
        assertThat(cutOff.callsTotal() - before).isEqualTo(calls);

        before = cutOff.callsTotal();
        cutOff.run("group members Finance --no-cache").ok();
        assertThat(cutOff.callsTotal() - before).as("without a cache").isGreaterThan(calls);
    }

    private Cli user(Kind kind) {
        store.close();
        store = new SharedStore(kind);
        line = store.line();
        return Cli.inSandbox(home).with(store.environment(line)).with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
    }

    private static void assertAnsweredAndSaidOnce(CliRun run, String answer) {
        assertThat(run.ok().out()).isEqualTo(answer);
        assertThat(run.err().lines()).singleElement().asString().startsWith("warning: answers take longer");
    }
}
