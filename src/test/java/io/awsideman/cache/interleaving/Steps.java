package io.awsideman.cache.interleaving;

/** How an actor, and what it calls, says that it is about to do something that others can see. */
interface Steps {
    /** Waits until it is this thread's turn; what follows, up to the next call, happens at once. */
    void next(Access access);

    /** A decision of the world, of which the search takes each: 0 to {@code ways - 1}. */
    int choose(int ways);
}
