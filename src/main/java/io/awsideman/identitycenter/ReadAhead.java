package io.awsideman.identitycenter;

import java.util.List;

/** Is told of many reads before they are made, so that what is kept of their answers can be fetched at once. */
public interface ReadAhead {
    /** Fetches nothing ahead. */
    ReadAhead NONE = new ReadAhead() {
        @Override
        public void of(List<Runnable> reads) {
            // each read fetches for itself
        }

        @Override
        public boolean isRehearsal() {
            return false;
        }

        @Override
        public void forget() {
            // there is nothing
        }
    };

    /**
     * Begins each of the reads on this thread, maybe several times, and ends it with an exception where it would ask the
     * service. So a read must do nothing else than ask before it has its answer.
     */
    void of(List<Runnable> reads);

    /** Whether this thread is just in {@link #of}. */
    boolean isRehearsal();

    /** The reads have been made. */
    void forget();
}
