package io.awsideman.cache.backend.dynamodb;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Sweep;
import io.awsideman.fixture.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries that are larger than an item of DynamoDB may be. */
class LargeEntriesTest {
    private static final int PART = Entries.PART_BYTES;

    private final MovableClock clock = new MovableClock();
    private final Requests requests = new Requests();
    private final TestTable table = new TestTable(requests);
    private final CacheBackend backend = table.backend(clock, new SecureRandom());
    private final CacheBackend other = table.backend(clock, new SecureRandom());

    @AfterEach
    void close() {
        backend.close();
        other.close();
        table.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {PART - 1, PART, PART + 1, 2 * PART, 5_000_000, 17_500_000})
    void entryOfAnySizeIsReadAsItWasPut(int size) {
        byte[] data = random(size);

        put(USERS, data);

        assertThat(read(other, USERS)).isEqualTo(data);
        assertThat(table.items("part/")).hasSize((size - 1) / PART);
        assertThat(backend.stats().bytes()).isEqualTo(size);
        assertThat(backend.stats().entries()).isEqualTo(1);
    }

    @Test
    void itemWithTheLongestNameFits() {
        EntryAddress longest = new EntryAddress("s".repeat(5000), "/".repeat(2048), List.of());
        byte[] data = random(3 * PART);

        backend.putAll(Map.of(longest, entry(data)));

        assertThat(other.read(longest).data()).isEqualTo(data);
    }

    @Test
    void partThatIsMissingMakesAMissAndTheRestIsTidiedAway() {
        put(USERS, random(3 * PART));
        Map<String, AttributeValue> part = table.items("part/").get(0);
        String key = new Item(part).key();
        put(GROUPS, random(2 * PART));
        assertThat(read(other, USERS)).isNotNull();

        table.client().deleteItem(request -> request.tableName(table.name())
                .key(Map.of("cache_key", AttributeValue.fromS(key))));
        assertThat(read(other, USERS)).isNull();
        assertThat(read(other, GROUPS)).as("the other one").isNotNull();

        clock.advance(Duration.ofMinutes(2));
        assertThat(backend.sweep(stored -> Optional.of(List.of()), true)).isEqualTo(new Sweep(0, 0, 1));
        assertThat(((DynamoDbBackend) backend).repair(true)).isEqualTo(2);
        assertThat(((DynamoDbBackend) backend).repair(false)).isEqualTo(2);
        assertThat(((DynamoDbBackend) backend).repair(false)).isZero();
        assertThat(table.items("part/")).hasSize(1);
        assertThat(read(other, GROUPS)).isNotNull();
    }

    @Test
    void replacedEntryTakesItsPartsWithItWhoeverReplacesIt() {
        put(USERS, random(3 * PART));
        put(USERS, random(2 * PART));
        assertThat(table.items("part/")).hasSize(1);

        other.putAll(Map.of(USERS.address(), entry(bytes("small"))));

        assertThat(table.items("part/")).isEmpty();
        assertThat(read(backend, USERS)).isEqualTo(bytes("small"));
    }

    @Test
    void removedAndClearedEntriesTakeTheirPartsWithThem() {
        CacheKey bobs = CacheKey.of(BOB, "user", "list", "all");
        put(USERS, random(3 * PART));
        put(bobs, random(2 * PART));
        other.remove(List.of(USERS.address()));
        assertThat(table.items("part/")).hasSize(1);
        put(GROUPS, random(2 * PART));

        assertThat(other.clear(ALICE.text())).isEqualTo(1);

        assertThat(table.items("part/")).hasSize(1);
        assertThat(read(other, bobs)).hasSize(2 * PART);
    }

    @Test
    void partsOfAnEntryThatIsBeingWrittenAreLeftAlone() {
        put(USERS, random(3 * PART));
        table.client().deleteItem(request -> request.tableName(table.name())
                .key(Map.of("cache_key", AttributeValue.fromS(ItemKeys.entry(USERS.address())))));

        assertThat(((DynamoDbBackend) backend).repair(false)).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(((DynamoDbBackend) backend).repair(false)).isEqualTo(2);
        assertThat(table.items("")).isEmpty();
    }

    @Test
    void expiredEntryIsNotReadThoughItIsStillThere() {
        put(USERS, random(2 * PART));
        clock.advance(Duration.ofMinutes(61));

        assertThat(read(other, USERS)).isNull();
        assertThat(table.items("entry/")).hasSize(1);
    }

    @Test
    void everyItemOfAnEntryExpiresAndSaysWhatWasAsked() {
        EncodedEntry entry = new EncodedEntry(
                random(2 * PART),
                "identitystore:ListUsers",
                clock.instant(),
                clock.instant().plusSeconds(60));
        backend.putAll(Map.of(USERS.address(), entry));

        long ttl = clock.instant().plusSeconds(61).getEpochSecond();
        assertThat(table.items("")).hasSize(2).allSatisfy(item -> assertThat(new Item(item).numberOf("ttl", 0))
                .isEqualTo(ttl));
        Item head = new Item(table.items("entry/").get(0));
        assertThat(head.textOf("operation")).isEqualTo("identitystore:ListUsers");
        assertThat(head.numberOf("created_at", 0)).isEqualTo(clock.instant().toEpochMilli());
    }

    /** 16 MB is the most that DynamoDB gives in one answer; the rest is asked for again. */
    @Test
    void batchThatIsLargerThanAnAnswerIsReadWhole() {
        Map<EntryAddress, EncodedEntry> batch = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            batch.put(CacheKey.of(ALICE, "user", "describe", "u-" + i).address(), entry(random(PART)));
        }
        backend.putAll(batch);
        requests.forget();

        assertThat(other.readAll(batch.keySet()).values())
                .hasSize(50)
                .allSatisfy(snapshot -> assertThat(snapshot.data()).hasSize(PART));
        assertThat(requests.made()).hasSizeGreaterThan(1).containsOnly("BatchGetItem");
    }

    private void put(CacheKey key, byte[] data) {
        backend.putAll(Map.of(key.address(), entry(data)));
    }

    private EncodedEntry entry(byte[] data) {
        return new EncodedEntry(data, clock.instant(), clock.instant().plus(Duration.ofHours(1)));
    }

    private static byte @Nullable [] read(CacheBackend from, CacheKey key) {
        return from.read(key.address()).data();
    }

    private static byte[] random(int size) {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        return data;
    }
}
