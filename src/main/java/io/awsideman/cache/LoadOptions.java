package io.awsideman.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one read wants to use the cache.
 *
 * @param operation label kept with the entry, such as {@code identitystore:ListUsers}
 * @param ttl how long the value counts, {@code null} for the default
 * @param maxAge answers older than this are misses, {@code null} for no bound of this read's own
 * @param refresh load in any case and store; for reads that feed a write. Such a read joins no other's load and is never
 *     answered with an expired entry
 * @param lasting the value cannot change as long as it counts: it is not asked for again where the session wants all else new
 * @param streamed the value is read from its stream: a large one then stays deflated until it is read, and if it cannot be, it
 *     is then that this is found out
 * @param unavailability says of a failure of the loader what is wrong with AWS, if it means that AWS is unavailable, so that
 *     an expired entry may be served
 */
public record LoadOptions(
        String operation,
        @Nullable Duration ttl,
        @Nullable Duration maxAge,
        boolean refresh,
        boolean lasting,
        boolean streamed,
        Function<Throwable, Optional<String>> unavailability) {
    private static final int MAX_LABEL = 256;

    public LoadOptions {
        if (operation == null || operation.isBlank() || operation.length() > MAX_LABEL) {
            throw new CacheValidationException("a load needs an operation label of 1 to " + MAX_LABEL + " characters");
        }
        if (ttl != null) {
            CacheSettings.requirePositive(ttl, "time to live");
        }
        if (maxAge != null && maxAge.isNegative()) {
            throw new CacheValidationException("the maximum age cannot be negative");
        }
    }

    /** Default time to live, no bound on the age, never an expired entry. */
    public static LoadOptions of(String operation) {
        return new LoadOptions(operation, null, null, false, false, false, failure -> Optional.empty());
    }

    public LoadOptions withTtl(Duration value) {
        return new LoadOptions(operation, value, maxAge, refresh, lasting, streamed, unavailability);
    }

    public LoadOptions withMaxAge(Duration value) {
        return new LoadOptions(operation, ttl, value, refresh, lasting, streamed, unavailability);
    }

    public LoadOptions withRefresh(boolean value) {
        return new LoadOptions(operation, ttl, maxAge, value, lasting, streamed, unavailability);
    }

    public LoadOptions withLasting(boolean value) {
        return new LoadOptions(operation, ttl, maxAge, refresh, value, streamed, unavailability);
    }

    public LoadOptions withStreamed(boolean value) {
        return new LoadOptions(operation, ttl, maxAge, refresh, lasting, value, unavailability);
    }

    public LoadOptions servingStaleWhen(Function<Throwable, Optional<String>> value) {
        return new LoadOptions(operation, ttl, maxAge, refresh, lasting, streamed, value);
    }
}
