package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads many things at once, on a bounded number of threads. How fast the service is asked is not decided here: the clients
 * hold the requests of all threads to its rate.
 */
public final class ParallelReads {
    private final int threads;
    private final ReadProgress progress;
    private final ReadAhead ahead;

    /** @param threads how many reads may be under way at once */
    public ParallelReads(int threads, ReadProgress progress) {
        this(threads, progress, ReadAhead.NONE);
    }

    /** @param ahead is told of the reads before they are made; then each must be one that {@link ReadAhead#of} can begin */
    public ParallelReads(int threads, ReadProgress progress, ReadAhead ahead) {
        this.threads = threads;
        this.progress = progress;
        this.ahead = ahead;
    }

    /**
     * The results of a read for each of the items, in the order of the items. All or nothing: after the first failure no
     * further read is begun, those under way end, and the failure is thrown as it is. No thread outlives the call.
     *
     * @param what the work, for the progress line: {@code Describing permission sets}
     * @param read is called on several threads at once
     * @throws AdminException INTERRUPTED if the calling thread is interrupted; reads under way are interrupted with it
     */
    public <T, R> List<R> map(String what, Collection<? extends T> items, Function<? super T, ? extends R> read) {
        List<T> all = List.copyOf(items);
        if (ahead.isRehearsal()) {
            List<R> results = new ArrayList<>();
            all.forEach(item -> results.add(read.apply(item)));
            return results;
        }
        Work<T, R> work = new Work<>(what, all, read, progress);
        try {
            if (all.size() > 1) {
                ahead.of(all.stream().map(item -> rehearsal(read, item)).toList());
            }
            return work.run(threads);
        } finally {
            ahead.forget();
            progress.finished();
        }
    }

    private static <T, R> Runnable rehearsal(Function<? super T, ? extends R> read, T item) {
        return () -> {
            R unused = read.apply(item);
        };
    }

    private static final class Work<T, R> {
        private final String what;
        private final List<T> items;
        private final Function<? super T, ? extends R> read;
        private final ReadProgress progress;
        private final List<@Nullable R> results;
        private int next;
        private int done;
        private boolean abandoned;
        private @Nullable Throwable failure;

        Work(String what, List<T> items, Function<? super T, ? extends R> read, ReadProgress progress) {
            this.what = what;
            this.items = items;
            this.read = read;
            this.progress = progress;
            this.results = new ArrayList<>(Collections.nCopies(items.size(), null));
        }

        List<R> run(int threads) {
            if (items.size() > 1) {
                progress.advanced(what, 0, items.size());
                join(start(Math.min(threads, items.size())));
            } else {
                readUntilNoneIsLeft(); // a thread of its own would gain nothing
            }
            return results();
        }

        private List<Thread> start(int threads) {
            List<Thread> started = new ArrayList<>();
            try {
                for (int i = 1; i <= threads; i++) {
                    Thread thread = new Thread(this::readUntilNoneIsLeft, "read-" + i);
                    thread.setDaemon(true);
                    thread.start();
                    started.add(thread);
                }
            } catch (OutOfMemoryError e) { // the system gives no more threads
                if (started.isEmpty()) {
                    throw e;
                }
            }
            return started;
        }

        private void join(List<Thread> threads) {
            boolean interrupted = false;
            for (Thread thread : threads) {
                while (thread.isAlive()) {
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        interrupted = true;
                        abandon();
                        threads.forEach(Thread::interrupt);
                    }
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new AdminException(FailureKind.INTERRUPTED, "interrupted", null);
            }
        }

        private void readUntilNoneIsLeft() {
            for (int index = take(); index >= 0; index = take()) {
                try {
                    finish(index, read.apply(items.get(index)));
                } catch (Throwable e) {
                    fail(e);
                }
            }
        }

        private synchronized int take() {
            return failure != null || abandoned || next == items.size() ? -1 : next++;
        }

        private synchronized void finish(int index, R result) {
            results.set(index, result);
            done++;
            if (items.size() > 1) {
                progress.advanced(what, done, items.size());
            }
        }

        private synchronized void abandon() {
            abandoned = true;
        }

        /**
         * The threads that still read are not interrupted: each makes one call, and one that is stopped in the midst of
         * storing the answer would look like a broken cache.
         */
        private synchronized void fail(Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            } else if (failure != thrown) {
                failure.addSuppressed(thrown);
            }
        }

        @SuppressWarnings("NullAway") // without a failure there is a result for each item
        private synchronized List<R> results() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return Collections.unmodifiableList(results);
        }
    }
}
