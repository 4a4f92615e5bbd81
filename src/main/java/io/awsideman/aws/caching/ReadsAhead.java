package io.awsideman.aws.caching;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachedValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what reads are going to ask the cache for, and asks for all of it at once. A read is rehearsed on one thread: it runs
 * until it asks for something that nobody has looked for yet. That is noted, looked for together with what the others ask for, and
 * the read is run again with the answer. Meanwhile no call reaches AWS. What is found serves the reads themselves, which
 * follow.
 */
public final class ReadsAhead {
    /** More questions of one read, one after the other, are left to the read itself. */
    private static final int ROUNDS = 12;

    private final CacheManager cache;
    private final Set<CacheKey> asked = new HashSet<>();
    private final Set<CacheKey> noted = new LinkedHashSet<>();
    private volatile @Nullable Thread rehearsing;

    /** Ends the rehearsal of a read. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered() {
            super("a rehearsal goes no further", null, false, false);
        }
    }

    ReadsAhead(CacheManager cache) {
        this.cache = cache;
    }

    /** Looks for what these reads are going to ask for. */
    public synchronized void of(List<Runnable> reads) {
        asked.clear();
        List<Runnable> waiting = reads;
        for (int round = 0; round < ROUNDS && !waiting.isEmpty(); round++) {
            noted.clear();
            waiting = rehearsed(waiting);
            if (!noted.isEmpty()) {
                cache.lookAhead(noted);
                asked.addAll(noted);
            }
        }
    }

    /** Whether this thread is just in {@link #of}. */
    public boolean isRehearsal() {
        return Thread.currentThread() == rehearsing;
    }

    /** The reads have been made. */
    public void forget() {
        cache.forgetAhead();
    }

    /** In a rehearsal the answer that was found; otherwise the rehearsal ends here. */
    CachedValue answer(CacheKey key) {
        return cache.seenAhead(key).orElseThrow(() -> {
            if (!asked.contains(key)) {
                noted.add(key);
            }
            return new Unanswered();
        });
    }

    /** Ends a rehearsal at something that only AWS can answer. */
    void requireNoRehearsal() {
        if (isRehearsal()) {
            throw new Unanswered();
        }
    }

    /** Those that have asked for something new. */
    private List<Runnable> rehearsed(List<Runnable> reads) {
        List<Runnable> waiting = new ArrayList<>();
        rehearsing = Thread.currentThread();
        try {
            for (Runnable read : reads) {
                int before = noted.size();
                try {
                    read.run();
                } catch (Unanswered e) {
                    if (noted.size() > before) {
                        waiting.add(read);
                    }
                } catch (RuntimeException e) {
                    continue; // such as that something does not exist: the read itself will come to it, and say so
                }
            }
        } finally {
            rehearsing = null;
        }
        return waiting;
    }
}
