package io.awsideman.cache.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.Migration;
import io.awsideman.cache.layer.KilledBackend.Killed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encrypting and decrypting what is there, ended before each request, while those who encrypt and those who do not go on. */
class KilledMigrationTest {
    private static final Migration.Progress UNSEEN = (done, total) -> {};

    /** What one of the processes is, or what is done. */
    private enum Kind {
        PLAIN,
        ENCRYPTED;

        Kind other() {
            return this == PLAIN ? ENCRYPTED : PLAIN;
        }
    }

    /** Columns: what is there in the end, what is wanted after the kill, who writes meanwhile. */
    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED, ENCRYPTED, ''", "ENCRYPTED, ENCRYPTED, PLAIN", "ENCRYPTED, ENCRYPTED, ENCRYPTED",
        "ENCRYPTED, PLAIN, ''", "ENCRYPTED, PLAIN, PLAIN", "ENCRYPTED, PLAIN, ENCRYPTED",
        "PLAIN, PLAIN, ''", "PLAIN, PLAIN, PLAIN", "PLAIN, PLAIN, ENCRYPTED",
        "PLAIN, ENCRYPTED, ''", "PLAIN, ENCRYPTED, PLAIN", "PLAIN, ENCRYPTED, ENCRYPTED"
    })
    void killedAtAnyStepItLeavesNothingStaleAndEndsWhenItIsRunAgain(Kind wanted, Kind then, String writing) {
        int killed = 0;
        while (new Story(wanted, then, writing, 0).isKilledAfter(killed)) {
            killed++;
        }
        for (int steps = 0; steps <= killed; steps++) {
            for (int quiet = 1; quiet <= steps + 1; quiet++) {
                new Story(wanted, then, writing, quiet).isKilledAfter(steps);
            }
        }
        assertThat(killed).as("steps").isGreaterThan(Neighbours.USERS);
    }

    private static final class Story {
        private final Neighbours home = new Neighbours();
        private final FixedKeys keys = new FixedKeys();
        private final CacheManager plain = home.plain();
        private final CacheManager encrypting = home.encrypting(keys);
        private final Kind wanted;
        private final Kind then;
        private final List<CacheManager> writers;
        private int steps;

        /** @param quiet the number of steps before others begin to write */
        Story(Kind wanted, Kind then, String writing, int quiet) {
            this.wanted = wanted;
            this.then = then;
            this.steps = -quiet;
            this.writers = writing.isEmpty() ? List.of() : List.of(process(Kind.valueOf(writing)));
        }

        /** Whether there was a step to be killed at. */
        boolean isKilledAfter(int last) {
            home.readAll(process(wanted.other()));
            boolean wasKilled = false;
            try {
                become(wanted, new KilledBackend(home.store, last, this::othersWrite));
            } catch (Killed e) {
                wasKilled = true;
            }
            othersWrite();
            steps = Math.max(steps, 0);
            othersWrite();
            if (wasKilled) {
                become(then, home.store);
            }
            Kind present = wasKilled ? then : wanted;

            EncryptionChanges.Census census = home.changes(home.store).census();
            assertThat(census.seal()).isEqualTo(present == Kind.PLAIN ? "" : EncryptingBackend.seal(keys.keyset()));
            if (present == Kind.PLAIN) {
                assertThat(census.byKey()).isEmpty();
            } else {
                home.assertThatNothingIsPlain();
            }
            int asked = home.asked();
            home.readAll(process(present));
            if (writers.isEmpty() && wanted == then) {
                assertThat(home.asked()).as("calls, killed after %d", last).isEqualTo(asked);
            }
            home.readAll(process(present.other()));
            home.readAll(process(present));
            return wasKilled;
        }

        private void become(Kind kind, CacheBackend store) {
            EncryptionChanges changes = home.changes(store);
            if (kind == Kind.PLAIN) {
                changes.decrypt(keys, UNSEEN);
            } else {
                changes.encrypt(keys, UNSEEN);
            }
        }

        private void othersWrite() {
            if (steps >= 0) {
                writers.forEach(writer -> home.write(writer, steps % Neighbours.USERS));
            }
            steps++;
        }

        private CacheManager process(Kind kind) {
            return kind == Kind.PLAIN ? plain : encrypting;
        }
    }
}
