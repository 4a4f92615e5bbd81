package io.awsideman.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.FastFolder;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Two computers that share a backend, of two processes each, which read and write while the backend, the home folders and the
 * processes fail. A read never answers what was over when it began: of the changes made on its own computer always, of those
 * made on the other from when the backend was told of them.
 */
class TwoComputersProperties {
    private static final List<Duration> TIMES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(61));
    private static final List<List<String>> FAULTS = List.of(
            List.of(),
            List.of("bump"),
            List.of(),
            List.of("bump"),
            List.of(),
            List.of("bump"),
            List.of("read"),
            List.of("generations"),
            List.of("putAll", "clear"),
            List.of("bump", "clear"),
            List.of("read", "readAll", "generations", "putAll", "bump", "clear", "remove", "add"));

    /** What can happen. */
    private enum Kind {
        READ,
        WRITE,
        /** A write whose process is killed after AWS has changed. */
        CRASH,
        BACKEND,
        HOME,
        TIME,
        RESTART,
        KILL
    }

    /**
     * One thing that happens.
     *
     * @param number what else there is to choose: the fault, the time, the step before which a process is killed
     * @param before happens in the middle, if the middle has two halves in the first
     * @param after happens in the middle
     */
    record Event(Kind kind, int computer, int process, int thing, int number, List<Event> before, List<Event> after) {}

    @Property(tries = 1000)
    void noReadAnswersWhatWasOver(@ForAll("histories") List<Event> history) throws IOException {
        MovableClock clock = new MovableClock();
        run(history, clock, new MemoryBackend(1_000_000, clock, new SecureRandom()));
    }

    /** The same over Amazon's engine, which takes longer. */
    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void noReadAnswersWhatWasOverFromATable(@ForAll("histories") List<Event> history) throws IOException {
        MovableClock clock = new MovableClock();
        try (TestTable table = new TestTable();
                CacheBackend backend = table.backend(clock, new SecureRandom())) {
            run(history, clock, backend);
        }
    }

    private static void run(List<Event> history, MovableClock clock, CacheBackend store) throws IOException {
        Path folder = FastFolder.create();
        try {
            World world = new World(folder, clock, store);
            history.forEach(world::happen);
            world.end();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<List<Event>> nothing = Arbitraries.just(List.of());
        Arbitrary<List<Event>> middle = events(nothing).list().ofMaxSize(3);
        return events(middle).list().ofMinSize(4).ofMaxSize(24);
    }

    private static Arbitrary<Event> events(Arbitrary<List<Event>> middle) {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(Kind.READ)),
                Tuple.of(4, Arbitraries.of(Kind.WRITE, Kind.CRASH)),
                Tuple.of(4, Arbitraries.just(Kind.BACKEND)),
                Tuple.of(5, Arbitraries.of(Kind.class)));
        Arbitrary<Integer> two = Arbitraries.integers().between(0, 1);
        return Combinators.combine(kinds, two, two, two, Arbitraries.integers().between(0, 40), middle, middle)
                .as(Event::new);
    }

    /** All that there is. */
    private static final class World {
        private final MovableClock clock;
        private final AwsModel aws = new AwsModel();
        private final FaultyBackend shared;
        private final List<Computer> computers;

        World(Path folder, MovableClock clock, CacheBackend store) throws IOException {
            this.clock = clock;
            shared = new FaultyBackend(store);
            computers = List.of(
                    new Computer(shared, clock, folder.resolve("one")),
                    new Computer(shared, clock, folder.resolve("two")));
        }

        void happen(Event event) {
            Computer computer = computers.get(event.computer());
            switch (event.kind()) {
                case READ ->
                    read(computer, event.process(), event.thing(), () -> event.after()
                            .forEach(this::happen));
                case WRITE ->
                    computer.write(
                            event.process(),
                            aws,
                            event.thing(),
                            () -> event.before().forEach(this::happen),
                            () -> event.after().forEach(this::happen));
                case CRASH ->
                    computer.write(
                            event.process(),
                            aws,
                            event.thing(),
                            () -> event.before().forEach(this::happen),
                            () -> {
                                event.after().forEach(this::happen);
                                computer.killAfter(event.process(), 0);
                            });
                case BACKEND ->
                    shared.failOn(FAULTS.get(event.number() % FAULTS.size()).toArray(String[]::new));
                case HOME -> computer.failHome(event.number() % 2 == 0);
                case TIME -> clock.advance(TIMES.get(event.number() % TIMES.size()));
                case RESTART -> computer.restart(event.process());
                case KILL -> computer.killAfter(event.process(), event.number());
            }
        }

        /** When all works again and everybody has read once, everybody sees everything. */
        void end() {
            shared.heal();
            clock.advance(Duration.ofSeconds(61));
            for (int round = 0; round < 2; round++) {
                for (Computer computer : computers) {
                    computer.failHome(false);
                    computer.restart(0);
                    for (int thing = 0; thing < AwsModel.THINGS; thing++) {
                        read(computer, 0, thing, () -> {});
                    }
                }
            }
            assertThat(computers).allMatch(World::hasToldAll);
        }

        private void read(Computer computer, int process, int thing, Runnable meanwhile) {
            int atLeast = 0;
            for (Computer writer : computers) {
                if (writer == computer || hasToldAll(writer)) {
                    atLeast = Math.max(atLeast, aws.lastChange(writer, thing));
                }
            }
            assertThat(computer.read(process, aws, thing, meanwhile)).isBetween(atLeast, aws.state(thing));
        }

        private static boolean hasToldAll(Computer computer) {
            try {
                return computer.hasToldAll();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
