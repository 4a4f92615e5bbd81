package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelReadsTest {
    private final RecordedProgress progress = new RecordedProgress();

    @Test
    void resultsAreInTheOrderOfTheItems() {
        CountDownLatch lastIsRead = new CountDownLatch(1);

        List<String> results = new ParallelReads(4, progress).map("Reading", List.of(1, 2, 3, 4), number -> {
            if (number < 4) {
                await(lastIsRead);
            } else {
                lastIsRead.countDown();
            }
            return "n" + number;
        });

        assertThat(results).containsExactly("n1", "n2", "n3", "n4");
    }

    @Test
    void asManyAreReadAtOnceAsThereAreThreadsAndNoMore() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3); // would never open if fewer than three ran at once

        new ParallelReads(3, progress).map("Reading", numbers(30), number -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            meet(three);
            running.decrementAndGet();
            return number;
        });

        assertThat(most).hasValue(3);
    }

    @Test
    void firstFailureIsThrownAsItIsAndBeginsNoFurtherRead() {
        IllegalStateException failure = new IllegalStateException("refused");
        Set<Integer> begun = ConcurrentHashMap.newKeySet();

        Throwable thrown = catchThrowable(() -> new ParallelReads(1, progress).map("Reading", numbers(9), number -> {
            begun.add(number);
            if (number == 2) {
                throw failure;
            }
            return number;
        }));

        assertThat(thrown).isSameAs(failure);
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(progress.finished).isEqualTo(1);
    }

    @Test
    void errorsPassToo() {
        AssertionError error = new AssertionError("broken");

        Throwable thrown = catchThrowable(() -> new ParallelReads(2, progress).map("Reading", numbers(5), number -> {
            throw error;
        }));

        assertThat(thrown).isSameAs(error);
    }

    @Test
    void threadsAreGoneWhenTheCallReturnsOrFails() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ParallelReads reads = new ParallelReads(4, progress);

        reads.map("Reading", numbers(20), number -> threads.add(Thread.currentThread()));
        Throwable thrown = catchThrowable(() -> reads.map("Reading", numbers(20), number -> {
            threads.add(Thread.currentThread());
            throw new IllegalStateException();
        }));

        assertThat(thrown).isInstanceOf(IllegalStateException.class);
        assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive).doesNotContain(Thread.currentThread());
    }

    @Test
    void interruptionEndsTheReadsUnderWayAndBeginsNoOthers() throws InterruptedException {
        CountDownLatch under = new CountDownLatch(2);
        Set<Integer> begun = ConcurrentHashMap.newKeySet();
        Set<Integer> interrupted = ConcurrentHashMap.newKeySet();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> new ParallelReads(2, progress).map("Reading", numbers(10), number -> {
                begun.add(number);
                under.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.add(number);
                }
                return number;
            })));
            flag.set(Thread.currentThread().isInterrupted());
        });

        caller.start();
        under.await();
        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).isInstanceOfSatisfying(AdminException.class, failure -> assertThat(failure.kind())
                .isEqualTo(FailureKind.INTERRUPTED));
        assertThat(begun).containsExactlyInAnyOrder(0, 1);
        assertThat(interrupted).containsExactlyInAnyOrder(0, 1);
        assertThat(flag).hasValue(true);
    }

    @Test
    void progressCountsUpToTheTotalAndIsFinishedOnce() {
        new ParallelReads(3, progress).map("Reading", numbers(50), number -> number);

        assertThat(progress.done).containsExactlyElementsOf(numbers(51));
        assertThat(progress.totals).containsOnly(50);
        assertThat(progress.finished).isEqualTo(1);
    }

    @Test
    void oneItemNeedsNoThreadAndNoneIsAnEmptyList() {
        ParallelReads reads = new ParallelReads(12, progress);

        assertThat(reads.map("Reading", List.of("x"), item -> Thread.currentThread()))
                .containsExactly(Thread.currentThread());
        assertThat(reads.map("Reading", List.of(), item -> item)).isEmpty();
        assertThat(progress.done).isEmpty();
    }

    @Test
    void failureOfTheOnlyItemIsThrownAsItIs() {
        AdminException failure = new AdminException(FailureKind.NOT_FOUND, "gone", null);

        AdminException thrown = catchThrowableOfType(
                AdminException.class, () -> new ParallelReads(12, progress).map("Reading", List.of("x"), item -> {
                    throw failure;
                }));

        assertThat(thrown).isSameAs(failure);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class RecordedProgress implements ReadProgress {
        private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        private final List<Integer> totals = Collections.synchronizedList(new ArrayList<>());
        private int finished;

        @Override
        public void advanced(String what, int count, int total) {
            done.add(count);
            totals.add(total);
        }

        @Override
        public void finished() {
            finished++;
        }
    }
}
