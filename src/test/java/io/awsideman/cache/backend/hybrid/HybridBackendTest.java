package io.awsideman.cache.backend.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cache.backend.file.FileBackend;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a backend, for each pair of tiers, with and without a local time to live. */
class HybridBackendTest {
    private static final long BYTES = 50_000_000;
    private static final Duration TRUSTING = Duration.ofMinutes(5);

    @Nested
    class MemoryBeforeRedis extends BeforeRedis {
        MemoryBeforeRedis() {
            super(false, Duration.ZERO);
        }
    }

    @Nested
    class MemoryBeforeRedisTrusting extends BeforeRedis {
        MemoryBeforeRedisTrusting() {
            super(false, TRUSTING);
        }
    }

    @Nested
    class FilesBeforeRedis extends BeforeRedis {
        FilesBeforeRedis() {
            super(true, Duration.ZERO);
        }
    }

    @Nested
    class FilesBeforeRedisTrusting extends BeforeRedis {
        FilesBeforeRedisTrusting() {
            super(true, TRUSTING);
        }
    }

    @Nested
    class MemoryBeforeDynamoDb extends BeforeDynamoDb {
        MemoryBeforeDynamoDb() {
            super(false, Duration.ZERO);
        }
    }

    @Nested
    class MemoryBeforeDynamoDbTrusting extends BeforeDynamoDb {
        MemoryBeforeDynamoDbTrusting() {
            super(false, TRUSTING);
        }
    }

    @Nested
    class FilesBeforeDynamoDb extends BeforeDynamoDb {
        FilesBeforeDynamoDb() {
            super(true, Duration.ZERO);
        }
    }

    @Nested
    class FilesBeforeDynamoDbTrusting extends BeforeDynamoDb {
        FilesBeforeDynamoDbTrusting() {
            super(true, TRUSTING);
        }
    }

    /** A pair of tiers. */
    abstract static class Pair implements CacheBackendContract {
        final HookedRandom random = new HookedRandom();
        final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        private final boolean nearInFiles;
        private final Duration localTtl;
        private HybridBackend backend;

        Pair(boolean nearInFiles, Duration localTtl) {
            this.nearInFiles = nearInFiles;
            this.localTtl = localTtl;
        }

        abstract CacheBackend far();

        @BeforeEach
        final void open(@TempDir Path folder) {
            SecureRandom own = new SecureRandom();
            CacheBackend near = nearInFiles
                    ? new FileBackend(folder, BYTES, clock, own, warning -> {})
                    : new MemoryBackend(BYTES, clock, own);
            backend = new HybridBackend(near, far(), localTtl, nearInFiles, clock);
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
    }

    /** In front of a server where each test has its own prefix. */
    abstract static class BeforeRedis extends Pair {
        BeforeRedis(boolean nearInFiles, Duration localTtl) {
            super(nearInFiles, localTtl);
        }

        @Override
        CacheBackend far() {
            return new TestKeys().backend(clock, random);
        }
    }

    /** In front of a table of its own, where mark and token are written at once. */
    abstract static class BeforeDynamoDb extends Pair {
        private final TestTable table = new TestTable();

        BeforeDynamoDb(boolean nearInFiles, Duration localTtl) {
            super(nearInFiles, localTtl);
        }

        @Override
        CacheBackend far() {
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
