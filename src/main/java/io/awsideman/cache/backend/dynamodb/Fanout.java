package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes several requests at once: DynamoDB has none that changes several items and tells what became of each. */
final class Fanout implements AutoCloseable {
    private static final int THREADS = 8;

    private @Nullable ExecutorService threads;
    private volatile boolean reached;

    /**
     * The answers in the order of the items. All requests are made, then the first failure is thrown; but only one, as long as
     * there has been no answer to any, or eight would wait for a server that is away.
     */
    <T, R> List<R> each(Collection<T> items, Function<T, R> request) {
        List<R> answers = new ArrayList<>();
        List<Future<R>> asked = new ArrayList<>();
        for (T item : items) {
            if (items.size() == 1 || !reached) {
                answers.add(request.apply(item));
                reached = true;
            } else {
                asked.add(threads().submit(() -> request.apply(item)));
            }
        }
        BackendUnavailableException failure = null;
        for (Future<R> answer : asked) {
            try {
                answers.add(answer.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof BackendUnavailableException unavailable)) {
                    throw new IllegalStateException("a request to the table failed", e);
                }
                reached &= !unavailable.isUnreachable();
                failure = failure == null ? unavailable : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BackendUnavailableException("interrupted while the cache was asked", null, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return answers;
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private synchronized ExecutorService threads() {
        ExecutorService known = threads;
        if (known == null) {
            known = Executors.newFixedThreadPool(THREADS, work -> {
                Thread thread = new Thread(work, "cache-table");
                thread.setDaemon(true);
                return thread;
            });
            threads = known;
        }
        return known;
    }
}
