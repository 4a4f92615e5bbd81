package io.awsideman.aws.caching;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an API operation means for the cache, by decision. */
sealed interface Operation {

    /**
     * Answers may be kept.
     *
     * @param key the cache key without digest
     * @param listing the member of the response that is spread over pages, or {@code null} if the answer has one page
     * @param absence how long at most it may be kept, too, that there is no such thing; {@code null} for not at all
     */
    record Read(KeyTemplate key, @Nullable Listing listing, @Nullable Duration absence) implements Operation {}

    /** A paginated answer: its list member and the largest page AWS gives (0 where MaxResults does not exist). */
    record Listing(String member, int maxResults) {}

    /**
     * Changes something.
     *
     * @param stale what it makes stale, see the table in the catalogue
     * @param status for operations that go on after their answer the path in the response to the structure that says how far
     *     they are, empty where there is none; else {@code null}
     */
    record Write(List<Stale> stale, @Nullable String status) implements Operation {}

    /** A key prefix that a write makes stale, always or only when a field of the request has a value. */
    record Stale(KeyTemplate prefix, @Nullable String field, @Nullable String value) {}

    /**
     * Never cached, touches nothing.
     *
     * @param status for polls of asynchronous writes the path in the response to the structure that says how far they are,
     *     else {@code null}
     */
    record PassThrough(@Nullable String status) implements Operation {}
}
