package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Processes that share a store, some that encrypt and some that do not, and an AWS of a few users that have states. */
final class Neighbours {
    static final int USERS = 4;
    static final CacheSettings SETTINGS = new CacheSettings(
            Duration.ofMinutes(15),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            0,
            true,
            1024);

    private static final LoadOptions OPTIONS = LoadOptions.of("identitystore:DescribeUser");

    /** A part of every value, which must not be seen in what is stored. */
    private static final String TELLTALE = "telltale";

    final MovableClock clock = new MovableClock();
    final CacheBackend store = new MemoryBackend(10_000_000, clock, new SecureRandom());
    final List<String> warnings = new ArrayList<>();

    private final int[] states = new int[USERS];
    private int asked;
    private int processes;

    CacheManager plain() {
        return manager(sealed(store, ""));
    }

    CacheManager encrypting(Keys keys) {
        return manager(encrypting(store, keys));
    }

    CacheBackend encrypting(CacheBackend over, Keys keys) {
        CacheBackend sealed = sealed(over, EncryptingBackend.seal(keys.keyset()));
        return new EncryptingBackend(sealed, keys, false, warnings::add);
    }

    CacheBackend sealed(CacheBackend over, String seal) {
        return new SealedBackend(over, () -> seal, true, warnings::add);
    }

    CacheManager manager(CacheBackend backend) {
        String writer = "p" + ++processes;
        return new CacheManager(
                backend, SETTINGS, CachePolicy.normal(), clock, new Random(processes), () -> writer, warnings::add);
    }

    EncryptionChanges changes(CacheBackend over) {
        return new EncryptionChanges(over, SETTINGS, clock);
    }

    /** Reads every user, each of which must be what it is in AWS. */
    void readAll(CacheManager process) {
        for (int user = 0; user < USERS; user++) {
            read(process, user);
        }
    }

    void read(CacheManager process, int user) {
        String seen =
                text(process.getOrLoad(key(user), OPTIONS, () -> ask(user)).value());
        assertThat(seen).as("user %d", user).isEqualTo(state(user));
    }

    void write(CacheManager process, int user) {
        try (PendingWrite write = process.begin(Samples.DOMAIN, List.of(KeyPattern.of(key(user))))) {
            states[user]++;
            write.renew();
        }
        clock.advance(Duration.ofMillis(1));
    }

    /** How often AWS was asked. */
    int asked() {
        return asked;
    }

    void assertThatNothingIsPlain() {
        store.scan(null, stored -> assertThat(readable(stored)).doesNotContain(TELLTALE, "DescribeUser"));
    }

    private static String readable(StoredEntry stored) {
        return stored.locator() + new String(stored.data(), StandardCharsets.ISO_8859_1);
    }

    private Loaded ask(int user) {
        asked++;
        return new Loaded(bytes(state(user)), 1);
    }

    private String state(int user) {
        return TELLTALE + " of " + user + ": " + states[user];
    }

    private static CacheKey key(int user) {
        return CacheKey.of(Samples.ALICE, "user", "describe", "u-" + user);
    }
}
