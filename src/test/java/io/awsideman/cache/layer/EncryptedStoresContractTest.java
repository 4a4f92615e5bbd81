package io.awsideman.cache.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.hybrid.HybridBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.backend.redis.TestKeys;
import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a backend through encryption, over files, a real server, and each pair of tiers. */
class EncryptedStoresContractTest {
    private static final long BYTES = 50_000_000;

    @Nested
    class Files extends Encrypted {
        @Override
        CacheBackend store(Path folder) {
            return files(folder, random);
        }
    }

    @Nested
    class Redis extends Encrypted {
        @Override
        CacheBackend store(Path folder) {
            return redis();
        }
    }

    @Nested
    class MemoryBeforeRedis extends Encrypted {
        @Override
        CacheBackend store(Path folder) {
            return new HybridBackend(memory(), redis(), Duration.ZERO, false, clock);
        }
    }

    @Nested
    class FilesBeforeRedis extends Encrypted {
        @Override
        CacheBackend store(Path folder) {
            return new HybridBackend(files(folder, new SecureRandom()), redis(), Duration.ZERO, true, clock);
        }
    }

    @Nested
    class MemoryBeforeDynamoDb extends OverATable {
        @Override
        CacheBackend store(Path folder) {
            return new HybridBackend(memory(), table(), Duration.ZERO, false, clock);
        }
    }

    @Nested
    class FilesBeforeDynamoDb extends OverATable {
        @Override
        CacheBackend store(Path folder) {
            return new HybridBackend(files(folder, new SecureRandom()), table(), Duration.ZERO, true, clock);
        }
    }

    /** A store, whose tokens are made of {@link #random}, and encryption around it. */
    abstract static class Encrypted implements CacheBackendContract {
        final HookedRandom random = new HookedRandom();
        final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        private final FixedKeys keys = new FixedKeys();
        private CacheBackend store;
        private CacheBackend backend;

        abstract CacheBackend store(Path folder);

        @BeforeEach
        final void open(@TempDir Path folder) {
            store = store(folder);
            backend = encrypting(store);
        }

        @AfterEach
        final void close() {
            backend.close();
        }

        @Override
        public final CacheBackend testee() {
            return backend;
        }

        @Override
        public final MovableClock clock() {
            return clock;
        }

        @Override
        public final HookedRandom random() {
            return random;
        }

        /** The names are made before the store is asked, so it is the store that is watched. */
        @Override
        @Test
        public void marksAreReadAfterTheTokens() {
            backend.generations(List.of(PREFIX), true);
            Instant until = clock.instant().plusSeconds(60);
            CacheBackend watched = new WatchedStore(store, () -> backend.bump(List.of(PREFIX), "writer", until));

            GenerationSnapshot seen = encrypting(watched).generations(List.of(PREFIX), false);

            assertThat(seen.hotUntil()).isEqualTo(until);
            assertThat(seen.tokens()).containsOnlyKeys(PREFIX);
        }

        final CacheBackend files(Path folder, RandomGenerator tokens) {
            return new FileBackend(folder, BYTES, clock, tokens, warning -> {});
        }

        final CacheBackend memory() {
            return new MemoryBackend(BYTES, clock, new SecureRandom());
        }

        final CacheBackend redis() {
            return new TestKeys().backend(clock, random);
        }

        private CacheBackend encrypting(CacheBackend around) {
            return new EncryptingBackend(around, keys, false, warning -> {});
        }
    }

    /** Where mark and token are written at once. */
    abstract static class OverATable extends Encrypted {
        private final TestTable table = new TestTable();

        final CacheBackend table() {
            return table.backend(clock, random);
        }

        @Override
        @Test
        public void markIsSetBeforeTheTokenIsReplaced() {
            Map<String, Generation> before =
                    testee().generations(List.of(PREFIX), true).tokens();
            List<GenerationSnapshot> between = new ArrayList<>();
            random.beforeNextToken(() -> between.add(testee().generations(List.of(PREFIX), false)));

            testee().bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));

            assertThat(between).containsExactly(new GenerationSnapshot(before, Instant.EPOCH));
        }

        @AfterEach
        void drop() {
            table.close();
        }
    }
}
