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
     * @param requestId for asynchronous operations the path in the response to the id of the started request, else null
     */
    record Write(List<Stale> stale, @Nullable String requestId) implements Operation {}

    /** A key prefix that a write makes stale, always or only when a field of the request has a value. */
    record Stale(KeyTemplate prefix, @Nullable String field, @Nullable String value) {}

    /**
     * Never cached, touches nothing.
     *
     * @param statusPath for polls of asynchronous writes, the path in the response to the status structure, else null
     */
    record PassThrough(@Nullable String statusPath) implements Operation {}
}
