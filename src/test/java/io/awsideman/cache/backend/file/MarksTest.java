package io.awsideman.cache.backend.file;

import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of the marks, which comes and goes. */
class MarksTest {
    private final MovableClock clock = new MovableClock();
    private final FileBackend backend;
    private final Path root;

    MarksTest(@TempDir Path root) {
        this.root = root;
        this.backend = new FileBackend(root, 1_000_000, clock, new HookedRandom(), warning -> {});
    }

    @BeforeEach
    void keepSomething() {
        backend.generations(USERS.generationPrefixes(), true);
    }

    @Test
    void folderOfMarksIsThereWhileTheyAreNeeded() throws IOException {
        Path marks = new Layout(root).marks();
        assertThat(marks).doesNotExist();

        for (int round = 0; round < 2; round++) {
            backend.bump(
                    List.of(CacheBackendContract.PREFIX),
                    "writer",
                    clock.instant().plusSeconds(60));
            clock.advance(Duration.ofMinutes(6));
            assertThat(backend.generations(List.of(CacheBackendContract.PREFIX), false)
                            .tokens())
                    .containsOnlyKeys(CacheBackendContract.PREFIX);
            assertThat(marks).isNotEmptyDirectory();

            clock.advance(Duration.ofSeconds(1));
            assertThat(backend.generations(List.of(CacheBackendContract.PREFIX), false)
                            .tokens())
                    .containsOnlyKeys(CacheBackendContract.PREFIX);
            assertThat(marks).doesNotExist();
        }
        assertThat(backend.exposures()).isEmpty();
    }

    @Test
    void marksAreSeenWhileReadersRemoveTheirFolder() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Callable<Long> reading = () -> {
            long reads = 0;
            while (!over.get()) {
                backend.generations(List.of(CacheBackendContract.PREFIX), true);
                reads++;
            }
            return reads;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Long>> readers = List.of(threads.submit(reading), threads.submit(reading));
        try {
            for (int round = 0; round < 300; round++) {
                Instant until = clock.instant().plusSeconds(1);
                backend.bump(List.of(CacheBackendContract.PREFIX), "writer-" + round, until);
                assertThat(backend.generations(List.of(CacheBackendContract.PREFIX), false)
                                .hotUntil())
                        .isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
                clock.advance(Duration.ofHours(1));
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
        for (Future<Long> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
    }
}
