package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.crypto.Keyset;
import io.awsideman.fixture.MovableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EncryptingBackendTest implements CacheBackendContract {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-01T08:00:00Z"));
    private final HookedRandom random = new HookedRandom();
    private final CacheBackend store = new MemoryBackend(10_000_000, clock, random);
    private final List<String> warnings = new ArrayList<>();
    private final FixedKeys keys = new FixedKeys();
    private final EncryptingBackend backend = new EncryptingBackend(store, keys, false, warnings::add);

    @Override
    public CacheBackend testee() {
        return backend;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public HookedRandom random() {
        return random;
    }

    /** The names are made before the delegate is asked, and the order is the delegate's. */
    @Override
    @Test
    public void marksAreReadAfterTheTokens() {
        List<String> asked = List.of(PREFIX);
        Instant until = clock.instant().plusSeconds(60);
        Map<String, Generation> before = backend.generations(asked, true).tokens();
        CacheBackend watched = new WatchedStore(store, () -> backend.bump(asked, "writer", until));

        GenerationSnapshot seen = new EncryptingBackend(watched, keys, false, warnings::add).generations(asked, false);

        assertThat(seen).isEqualTo(new GenerationSnapshot(before, until));
    }

    @Test
    void whatWasAskedIsNotToldToTheStore() {
        List<String> told = new ArrayList<>();
        CacheBackend watched = new SurroundedBackend(store) {
            @Override
            <T> T around(Request request, Supplier<T> action) {
                return action.get();
            }

            @Override
            public void putAll(Map<EntryAddress, EncodedEntry> entries) {
                entries.values().forEach(entry -> told.add(entry.operation()));
            }
        };

        new EncryptingBackend(watched, keys, false, warnings::add)
                .putAll(Map.of(
                        USERS.address(),
                        new EncodedEntry(bytes("users"), "identitystore:ListUsers", clock.instant(), clock.instant())));

        assertThat(told).containsExactly("");
    }

    @Test
    void nothingStoredShowsWhatItIs() {
        CacheKey key = CacheKey.of(ALICE, "user", "describe", "jane@example.com");
        backend.generations(key.generationPrefixes(), true);
        put(key, "a value that can be told");
        backend.bump(List.of("aws/us-east-1/user:describe:jane@example.com"), "w", clock.instant());
        backend.add(CacheCounters.of(Counter.HITS, "user:describe", 3));

        StringBuilder seen = new StringBuilder();
        store.scan(null, stored -> seen.append(stored.locator())
                .append(new String(stored.data(), StandardCharsets.ISO_8859_1)));
        store.counters().values().keySet().forEach(seen::append);

        assertThat(seen)
                .isNotEmpty()
                .doesNotContainIgnoringCase("user")
                .doesNotContain("describe", "jane", "hits", "value", "us-east-1", "111122223333");
        assertThat(store.generations(key.generationPrefixes(), false).tokens()).containsOnlyKeys(CacheKey.EVERYTHING);
        assertThat(backend.counters().hits()).isEqualTo(3);
    }

    @Test
    void everyAlteredOrTruncatedEntryIsABrokenOne() {
        put(USERS, "the users");
        EntryAddress place = onlyEntry();
        byte[] whole = Objects.requireNonNull(store.read(place).data());

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] altered = whole.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatIsBroken(place, altered);
        }
        for (int length = 0; length < whole.length; length++) {
            assertThatIsBroken(place, Arrays.copyOf(whole, length));
        }
        assertThatIsBroken(place, Arrays.copyOf(whole, whole.length + 16));
        putRaw(place, whole);
        assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("the users"));
    }

    @Test
    void entryInThePlaceOfAnotherIsABrokenOne() {
        put(USERS, "the users");
        EntryAddress users = onlyEntry();
        byte[] data = Objects.requireNonNull(store.read(users).data());
        for (CacheKey other : List.of(USER_1, GROUPS, CacheKey.of(BOB, "user", "list", "all"))) {
            EntryAddress place = new HashedNames(keys).address(other.address());
            putRaw(place, data);
            assertThat(backend.read(other.address()).data()).as(other.text()).isEmpty();
        }
    }

    @Test
    void plainEntryIsABrokenOne() {
        putRaw(new HashedNames(keys).address(USERS.address()), bytes("the users in plain text"));

        assertThat(backend.read(USERS.address()).data()).isEmpty();
        assertThat(scanned()).containsExactly("");
    }

    @Test
    void sameValueIsNeverEncryptedToTheSameBytes() {
        put(USERS, "the users");
        byte[] first = Objects.requireNonNull(store.read(onlyEntry()).data());
        put(USERS, "the users");

        assertThat(store.read(onlyEntry()).data()).isNotEqualTo(first);
    }

    @Test
    void entriesOfBeforeARotationAreReadAndThoseOfAfterItMakeTheKeysBeFetchedOnce() {
        put(USERS, "the users");
        Keyset rotated = keys.keyset().rotated(new SecureRandom(), clock.instant());
        FixedKeys others = new FixedKeys(rotated);
        EncryptingBackend other = new EncryptingBackend(store, others, false, warnings::add);

        assertThat(other.read(USERS.address()).data()).isEqualTo(bytes("the users"));
        other.putAll(Map.of(GROUPS.address(), entry("the groups")));
        keys.replaceElsewhere(rotated);

        assertThat(backend.read(GROUPS.address()).data()).isEqualTo(bytes("the groups"));
        assertThat(backend.read(GROUPS.address()).data()).isEqualTo(bytes("the groups"));
        assertThat(keys.reloads()).isEqualTo(1);
        assertThat(warnings).isEmpty();
    }

    @Test
    void entriesOfALostKeyAreBrokenOnesAndTheUserIsToldOnce() {
        Keyset rotated = keys.keyset().rotated(new SecureRandom(), clock.instant());
        put(USERS, "the users");
        put(GROUPS, "the groups");
        EncryptingBackend other =
                new EncryptingBackend(store, new FixedKeys(rotated.withoutRetired()), false, warnings::add);

        assertThat(other.read(USERS.address()).data()).isEmpty();
        assertThat(other.read(GROUPS.address()).data()).isEmpty();

        assertThat(warnings).containsExactly("there are cache entries whose key is not here; they are fetched again");
    }

    private void assertThatIsBroken(EntryAddress place, byte[] data) {
        putRaw(place, data);
        assertThat(backend.read(USERS.address()).data()).isEmpty();
        assertThat(scanned()).containsOnly("");
    }

    private List<String> scanned() {
        List<String> found = new ArrayList<>();
        backend.scan(null, (StoredEntry stored) -> found.add(new String(stored.data(), StandardCharsets.UTF_8)));
        return found;
    }

    private EntryAddress onlyEntry() {
        List<EntryAddress> found = new ArrayList<>();
        store.scan(
                null,
                stored -> found.add(
                        Objects.requireNonNull(EntryEnvelope.of(stored.data())).address()));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void put(CacheKey key, String value) {
        backend.putAll(Map.of(key.address(), entry(value)));
    }

    private void putRaw(EntryAddress place, byte[] data) {
        store.putAll(Map.of(place, new EncodedEntry(data, clock.instant(), clock.instant())));
    }

    private EncodedEntry entry(String value) {
        return new EncodedEntry(bytes(value), clock.instant(), clock.instant().plus(Duration.ofHours(1)));
    }
}
