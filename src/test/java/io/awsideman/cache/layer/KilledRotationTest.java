package io.awsideman.cache.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheManager;
import io.awsideman.cache.layer.KilledBackend.Killed;
import io.awsideman.crypto.Keyset;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** A rotation that ends before each of its requests, while others read and write with the keys of before and of after. */
class KilledRotationTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void rotationKilledAtAnyStepLeavesEveryEntryReadableOrAMissAndEndsWhenItIsRunAgain() {
        int killed = 0;
        while (isKilledAfter(killed, false)) {
            killed++;
        }
        assertThat(killed).as("steps").isGreaterThan(Neighbours.USERS);
    }

    @Test
    void soItDoesWhileOthersReadAndWrite() {
        int killed = 0;
        while (isKilledAfter(killed, true)) {
            killed++;
        }
        assertThat(killed).as("steps").isGreaterThan(Neighbours.USERS);
    }

    /** Whether there was a step to be killed at. */
    private static boolean isKilledAfter(int steps, boolean busy) {
        Neighbours home = new Neighbours();
        FixedKeys before = new FixedKeys();
        CacheManager reader = home.encrypting(before);
        home.readAll(reader);
        Keyset rotated = before.keyset().rotated(new SecureRandom(), home.clock.instant());
        before.replaceElsewhere(rotated);
        CacheManager newer = home.encrypting(new FixedKeys(rotated));
        Others others = new Others(home, home.encrypting(before), newer, busy);

        boolean wasKilled = false;
        try {
            home.changes(new KilledBackend(home.store, steps, others)).reencrypt(rotated, (done, total) -> {});
        } catch (Killed e) {
            wasKilled = true;
        }
        home.assertThatNothingIsPlain();
        int asked = home.asked();
        home.readAll(reader);
        home.readAll(newer);
        if (!busy) {
            assertThat(home.asked()).as("calls, killed after %d", steps).isEqualTo(asked);
        }

        home.changes(new KilledBackend(home.store, ALL, others)).reencrypt(rotated, (done, total) -> {});

        assertThatAllIsUnder(home, rotated.withoutRetired());
        assertThat(home.warnings).isEmpty();
        return wasKilled;
    }

    private static void assertThatAllIsUnder(Neighbours home, Keyset last) {
        EncryptionChanges.Census census = home.changes(home.store).census();
        assertThat(census.plain()).isZero();
        assertThat(census.byKey()).containsOnlyKeys(last.primary().id());
        home.assertThatNothingIsPlain();
        CacheManager reader = home.encrypting(new FixedKeys(last));
        home.readAll(reader);
        int asked = home.asked();
        home.readAll(reader);
        assertThat(home.asked()).isEqualTo(asked);
    }

    /** Reads everything before each step, and changes one user before the first ones. */
    private static final class Others implements Runnable {
        private static final int WRITES = 3;

        private final Neighbours home;
        private final CacheManager older;
        private final CacheManager newer;
        private final boolean busy;
        private int steps;

        Others(Neighbours home, CacheManager older, CacheManager newer, boolean busy) {
            this.home = home;
            this.older = older;
            this.newer = newer;
            this.busy = busy;
        }

        @Override
        public void run() {
            if (!busy) {
                return;
            }
            if (steps < WRITES) {
                home.write(steps % 2 == 0 ? older : newer, steps % Neighbours.USERS);
            }
            home.readAll(older);
            home.readAll(newer);
            home.assertThatNothingIsPlain();
            steps++;
        }
    }
}
