package io.awsideman.cache.backend.dynamodb;

import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamoDbBackendTest implements CacheBackendContract {
    private final MovableClock clock = new MovableClock();
    private final HookedRandom random = new HookedRandom();
    private final Requests requests = new Requests();
    private final TestTable table = new TestTable(requests);
    private final DynamoDbBackend backend = table.backend(clock, random);

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

    @AfterEach
    void close() {
        backend.close();
        table.close();
    }

    /** Both are written at once, so that there is nothing in between. */
    @Override
    @Test
    public void markIsSetBeforeTheTokenIsReplaced() {
        Map<String, Generation> before =
                backend.generations(List.of(PREFIX), true).tokens();
        List<GenerationSnapshot> between = new ArrayList<>();
        random.beforeNextToken(() -> between.add(backend.generations(List.of(PREFIX), false)));
        Instant until = clock.instant().plusSeconds(60);
        requests.forget();

        backend.bump(List.of(PREFIX), "writer", until);

        assertThat(requests.made()).as("after the one that looked").containsExactly("BatchGetItem", "UpdateItem");
        assertThat(between).containsExactly(new GenerationSnapshot(before, Instant.EPOCH));
        GenerationSnapshot after = backend.generations(List.of(PREFIX), false);
        assertThat(after.tokens()).doesNotContainValue(before.get(PREFIX));
        assertThat(after.hotUntil()).isEqualTo(until);
    }

    /** Both are read at once, so that there is nothing in between. */
    @Override
    @Test
    public void marksAreReadAfterTheTokens() {
        backend.generations(USERS.generationPrefixes(), true);
        requests.forget();

        backend.read(USERS.address());

        assertThat(requests.made()).containsExactly("BatchGetItem");
    }

    /** What AWS bills, and what takes time. */
    @Test
    void eachStepCostsAsManyRequestsAsItHasTo() {
        List<String> prefixes = USERS.generationPrefixes();
        EncodedEntry entry = new EncodedEntry(
                bytes("users"), clock.instant(), clock.instant().plusSeconds(60));

        backend.read(USERS.address());
        assertThat(made()).as("miss").containsExactly("BatchGetItem");
        backend.generations(prefixes, true);
        assertThat(made())
                .as("first tokens")
                .startsWith("BatchGetItem")
                .hasSize(1 + prefixes.size())
                .containsOnly("BatchGetItem", "UpdateItem");
        backend.generations(prefixes, true);
        assertThat(made()).as("tokens").containsExactly("BatchGetItem");
        backend.putAll(Map.of(USERS.address(), entry));
        assertThat(made()).as("put").containsExactly("BatchWriteItem");
        backend.read(USERS.address());
        assertThat(made()).as("hit").containsExactly("BatchGetItem");
        backend.bump(prefixes.subList(3, 5), "writer", clock.instant().plusSeconds(3));
        assertThat(made()).as("invalidation").containsExactly("UpdateItem", "UpdateItem");
        backend.add(CacheCounters.of(Counter.HITS, "user:list", 1).plus(CacheCounters.of(Counter.MISSES, "x:y", 1)));
        assertThat(made()).as("counters").containsExactly("UpdateItem");
    }

    @Test
    void counterThatWasTakenAwayLeavesNoName() {
        CacheCounters some =
                CacheCounters.of(Counter.HITS, "user:list", 2).plus(CacheCounters.of(Counter.LOADS, "x", 1));
        backend.add(some);

        backend.add(CacheCounters.of(Counter.HITS, "user:list", -2));

        assertThat(table.items("counters").toString()).contains("loads/x").doesNotContain("user:list");
        assertThat(backend.counters()).isEqualTo(CacheCounters.of(Counter.LOADS, "x", 1));
    }

    private List<String> made() {
        List<String> made = requests.made();
        requests.forget();
        return made;
    }
}
