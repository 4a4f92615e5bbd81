package io.awsideman.cache;

/**
 * Whether a backend can be used now.
 *
 * @param detail one line: the location when all is well, else the reason
 * @param breaker whether it is asked at all
 * @param journal what it has not been told yet
 */
public record BackendHealth(boolean available, String detail, BreakerState breaker, JournalState journal) {
    /** Of a backend itself, which knows nothing of the layers around it. */
    public BackendHealth(boolean available, String detail) {
        this(available, detail, BreakerState.closed(), JournalState.empty());
    }

    public BackendHealth with(BreakerState state) {
        return new BackendHealth(available, detail, state, journal);
    }

    public BackendHealth with(JournalState state) {
        return new BackendHealth(available, detail, breaker, state);
    }
}
