package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.Samples;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.fixture.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is encrypted in a table of DynamoDB. */
class EncryptedTableTest implements CacheBackendContract {
    private final MovableClock clock = new MovableClock();
    private final HookedRandom random = new HookedRandom();
    private final TestTable table = new TestTable();
    private final CacheBackend backend =
            new EncryptingBackend(table.backend(clock, random), new FixedKeys(), false, warning -> {});

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

    /** The store writes both at once. */
    @Override
    @Test
    public void markIsSetBeforeTheTokenIsReplaced() {
        GenerationSnapshot before = backend.generations(List.of(PREFIX), true);
        List<GenerationSnapshot> between = new ArrayList<>();
        random.beforeNextToken(() -> between.add(backend.generations(List.of(PREFIX), false)));

        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));

        assertThat(between).containsExactly(before);
        GenerationSnapshot after = backend.generations(List.of(PREFIX), false);
        assertThat(after.tokens()).isNotEqualTo(before.tokens());
        assertThat(after.hotUntil()).isEqualTo(clock.instant().plusSeconds(60));
    }

    /** The store reads both at once. */
    @Override
    @Test
    public void marksAreReadAfterTheTokens() {
        Instant until = clock.instant().plusSeconds(60);
        backend.bump(List.of(PREFIX), "writer", until);

        GenerationSnapshot seen = backend.read(USERS.address()).generations();

        assertThat(seen.tokens()).containsOnlyKeys(PREFIX);
        assertThat(seen.hotUntil()).isEqualTo(until);
    }

    @Test
    void noItemShowsWhatItIs() {
        CacheKey key = CacheKey.of(ALICE, "user", "describe", "jane@example.com");
        backend.generations(key.generationPrefixes(), true);
        backend.putAll(Map.of(
                key.address(),
                new EncodedEntry(
                        Samples.bytes("a value that can be told"),
                        "identitystore:DescribeUser",
                        clock.instant(),
                        clock.instant().plusSeconds(60))));
        backend.bump(
                List.of("aws/us-east-1/user:describe:jane@example.com"),
                "w",
                clock.instant().plusSeconds(9));
        backend.add(CacheCounters.of(Counter.HITS, "user:describe", 3));

        StringBuilder seen = new StringBuilder();
        for (Map<String, AttributeValue> item : table.items("")) {
            seen.append(item);
            AttributeValue data = item.get("data");
            seen.append(data == null ? "" : new String(data.b().asByteArray(), StandardCharsets.ISO_8859_1));
        }

        assertThat(seen)
                .contains("entry/", "generation/", "counters")
                .doesNotContainIgnoringCase("user")
                .doesNotContain("describe", "jane", "hits", "value that", "us-east-1", "111122223333");
    }
}
