package io.awsideman.crypto.keyring;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what may hang, such as a conversation with a service that waits for a person. What takes too long is interrupted and left
 * alone, in a thread that does not keep the virtual machine from ending, nor do those that it starts.
 */
record TimeLimit(Duration limit) {
    /**
     * @throws TimeoutException if it takes longer, or this thread is interrupted, which it then still is
     * @throws ExecutionException with what it throws as its cause, an {@link Error} as well: libraries may be missing
     */
    <T> T call(Callable<T> task) throws TimeoutException, ExecutionException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "awsideman-key");
        thread.setDaemon(true);
        thread.start();
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            future.cancel(true);
        }
    }
}
