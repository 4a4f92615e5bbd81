package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.Migration;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A process that encrypts and one that does not, of one user, over one store that fails now and then and is encrypted and
 * decrypted in between: neither ever reads what was over, also when one delivers what the other has noted.
 */
class SealedBackendProperties {
    private static final Migration.Progress UNSEEN = (done, total) -> {};

    private enum Kind {
        READ,
        WRITE,
        FAIL,
        HEAL,
        ENABLE,
        DISABLE
    }

    /** @param inside what happens in the middle of a change of everything, before its request of that number */
    record Event(Kind kind, boolean encrypting, int user, int step, List<Event> inside) {}

    @Property(tries = 500)
    void noReadAnswersWhatWasOver(@ForAll("histories") List<Event> history) throws IOException {
        Path folder = FastFolder.create();
        try {
            World world = new World(folder);
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
        Arbitrary<List<Event>> inside =
                events(Arbitraries.of(Kind.READ, Kind.WRITE), nothing).list().ofMaxSize(3);
        return events(Arbitraries.of(Kind.class), inside).list().ofMinSize(4).ofMaxSize(24);
    }

    private static Arbitrary<Event> events(Arbitrary<Kind> kinds, Arbitrary<List<Event>> inside) {
        return Combinators.combine(
                        kinds,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 10),
                        inside)
                .as(Event::new);
    }

    private static final class World {
        private final Neighbours home = new Neighbours();
        private final FixedKeys keys = new FixedKeys();
        private final FaultyBackend faulty = new FaultyBackend(home.store);
        private final Path folder;
        private final CacheManager plain;
        private final CacheManager encrypting;

        World(Path folder) {
            this.folder = folder;
            plain = home.manager(new ResilientBackend(shared(""), home.warnings::add));
            encrypting = home.manager(new ResilientBackend(
                    new EncryptingBackend(
                            shared(EncryptingBackend.seal(keys.keyset())), keys, false, home.warnings::add),
                    home.warnings::add));
        }

        void happen(Event event) {
            home.clock.advance(Duration.ofSeconds(6)); // so that each tries to deliver
            CacheManager process = event.encrypting() ? encrypting : plain;
            switch (event.kind()) {
                case READ -> home.read(process, event.user());
                case WRITE -> home.write(process, event.user());
                case FAIL -> faulty.failAlways();
                case HEAL -> faulty.heal();
                case ENABLE -> changes(event).encrypt(keys, UNSEEN);
                case DISABLE -> changes(event).decrypt(keys, UNSEEN);
            }
        }

        /** All is well again, and both read everything. */
        void end() {
            for (boolean isEncrypting : List.of(false, true, false)) {
                faulty.heal();
                home.clock.advance(Duration.ofSeconds(6));
                home.readAll(isEncrypting ? encrypting : plain);
            }
        }

        /** As whoever runs the command has them; the store answers then. */
        private EncryptionChanges changes(Event event) {
            faulty.heal();
            int[] left = {event.step()};
            CacheBackend watched = new KilledBackend(faulty, Integer.MAX_VALUE, () -> {
                if (left[0]-- == 0) {
                    event.inside().forEach(this::happen);
                }
            });
            return home.changes(journaling(new WideningBackend(watched)));
        }

        private CacheBackend shared(String seal) {
            return journaling(home.sealed(faulty, seal));
        }

        private CacheBackend journaling(CacheBackend backend) {
            LocalState state = LocalState.in(folder, backend.location());
            return new JournalingBackend(backend, state, home.clock, home.warnings::add);
        }
    }
}
