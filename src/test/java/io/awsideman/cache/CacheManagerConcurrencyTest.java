package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.CacheFixture.SETTINGS;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CacheManagerConcurrencyTest {
    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();
    private final ExecutorService threads = Executors.newFixedThreadPool(32);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @RepeatedTest(20)
    void thirtyTwoReadersAtOnceLoadOnce() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        Callable<String> reading = () -> {
            start.await();
            return fixture.read(cache, USERS);
        };
        List<Future<String>> readers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            readers.add(threads.submit(reading));
        }
        start.countDown();

        for (Future<String> each : readers) {
            assertThat(each.get()).isEqualTo("state 1");
        }
        assertThat(fixture.asked).hasValue(1);
    }

    @Test
    void everyWaiterGetsTheFailureAndTheNextReadLoads() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        Future<?> leader = threads.submit(() -> cache.getOrLoad(USERS, OPTIONS, () -> {
            loading.countDown();
            await(fail);
            throw new IllegalStateException("denied");
        }));
        loading.await();
        Future<?> waiter = threads.submit(() -> fixture.read(cache, USERS));
        awaitReads(2);
        fail.countDown();

        assertThatThrownBy(leader::get).isInstanceOf(ExecutionException.class).hasMessageContaining("denied");
        try {
            waiter.get();
            assertThat(fixture.asked)
                    .as("it came after the failure and asked itself")
                    .hasValue(1);
        } catch (ExecutionException e) {
            assertThat(e).hasMessageContaining("denied");
        }
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
    }

    @Test
    void readAfterAWriteDoesNotJoinALoadFromBefore() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<CachedValue> slow = threads.submit(() -> cache.getOrLoad(USERS, OPTIONS, () -> {
            Loaded old = fixture.ask();
            loading.countDown();
            await(finish);
            return old;
        }));
        loading.await();

        try (PendingWrite write = fixture.manager().begin(DOMAIN, List.of(KeyPattern.parse("user:*")))) {
            fixture.state.set(2);
            assertThat(fixture.read(cache, USERS)).as("while pending").isEqualTo("state 2");
            assertThat(write).isNotNull();
        }
        assertThat(fixture.read(cache, USERS)).as("while settling").isEqualTo("state 2");
        fixture.clock.advance(SETTINGS.settleTime());
        assertThat(fixture.read(cache, USERS)).as("after settling").isEqualTo("state 2");

        finish.countDown();
        assertThat(text(slow.get().value())).isEqualTo("state 1");
        assertThat(fixture.read(cache, USERS)).as("after the slow load").isEqualTo("state 2");
    }

    @Test
    void readersAndWritersAtOnceNeverSeeAStateFromBeforeTheirRead() throws Exception {
        CacheSettings settleAtOnce = new CacheSettings(
                Duration.ofMinutes(15),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(7),
                Duration.ofMinutes(1),
                0,
                false,
                0);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CacheManager manager =
                    fixture.manager(CachePolicy.normal(), settleAtOnce, new java.security.SecureRandom());
            boolean writes = i % 4 == 0;
            work.add(() -> writes ? writeMany(manager) : readMany(manager));
        }
        Collections.shuffle(work, new java.util.Random(1));

        for (Future<Integer> done : threads.invokeAll(work)) {
            assertThat(done.get()).isPositive();
        }
        assertThat(fixture.asked.get()).as("some reads were hits").isLessThan(9 * 2000);
    }

    private int writeMany(CacheManager manager) {
        for (int i = 0; i < 100; i++) {
            try (PendingWrite write = manager.begin(DOMAIN, List.of(KeyPattern.parse("user:list")))) {
                assertThat(write).isNotNull();
                fixture.state.incrementAndGet();
            }
            fixture.read(manager, USERS);
        }
        return 100;
    }

    private int readMany(CacheManager manager) {
        for (int i = 0; i < 2000; i++) {
            int before = fixture.state.get();
            int seen = Integer.parseInt(fixture.read(manager, USERS).substring("state ".length()));
            assertThat(seen).isGreaterThanOrEqualTo(before);
        }
        return 2000;
    }

    /** Waits until the backend has been asked to read so often. */
    private void awaitReads(int times) {
        while (fixture.backend.calls().stream().filter("read"::equals).count() < times) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
