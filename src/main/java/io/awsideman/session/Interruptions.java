package io.awsideman.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the user ends the program (Ctrl-C) in the middle of work that has to tell how far it came. All other
 * work simply ends with the process.
 */
public final class Interruptions {
    private @Nullable Work current;

    /** Work that can be stopped, from its begin until it is closed. */
    public final class Work implements AutoCloseable {
        private final Runnable stop;
        private final CountDownLatch ended = new CountDownLatch(1);

        private Work(Runnable stop) {
            this.stop = stop;
        }

        /** The work is over, and so is what it had to tell. */
        @Override
        public void close() {
            synchronized (Interruptions.this) {
                current = null;
            }
            ended.countDown();
        }
    }

    /**
     * Begins work; one at a time.
     *
     * @param stop asks the work to come to its end soon, from another thread and without waiting for it
     */
    public synchronized Work begin(Runnable stop) {
        Work work = new Work(stop);
        current = work;
        return work;
    }

    /**
     * Stops the work that is under way, if any, and gives it time to tell how far it came.
     *
     * @param patience how long at most
     */
    public void interrupt(Duration patience) {
        Work work = current();
        if (work == null) {
            return;
        }
        work.stop.run();
        try {
            // Whether it came to its end in time or not, the process ends now.
            boolean ignored = work.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Work current() {
        return current;
    }
}
