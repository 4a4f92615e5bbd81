package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.failure.IncompleteAnswerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * All pages of a listing as one response. An empty page with a token is legal and not the end; a token that comes twice is a
 * fault of the service that would never end.
 */
final class WholeListing {
    static final String NEXT_TOKEN = "NextToken";
    static final String MAX_RESULTS = "MaxResults";

    private final Listing listing;
    private final ListingProgress progress;
    private final @Nullable Consumer<AwsResponse> taker;
    private final List<Object> items = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int calls;

    /** @param taker is given each page as soon as it is there, before the next is asked for; {@code null} for nobody */
    WholeListing(Listing listing, ListingProgress progress, @Nullable Consumer<AwsResponse> taker) {
        this.listing = listing;
        this.progress = progress;
        this.taker = taker;
    }

    /**
     * Reads it to its end.
     *
     * @throws IncompleteAnswerException if a page cannot be had after another was handed over
     */
    AwsResponse read(ServiceCall call) {
        AwsRequest request = listing.maxResults() == 0
                ? call.request()
                : ModelTypes.with(call.request(), MAX_RESULTS, listing.maxResults());
        AwsResponse page;
        String token;
        try {
            do {
                page = next(call, request);
                items.addAll(ListingPages.items(page, listing.member()));
                token = nextToken(page);
                if (taker != null) {
                    progress.end(); // it may be on the terminal that the rows go to
                    taker.accept(page);
                }
                progress.page(call.operation(), items.size());
                request = ModelTypes.with(request, NEXT_TOKEN, token);
            } while (token != null);
        } finally {
            progress.end();
        }
        return ListingPages.page(page, listing.member(), items, null);
    }

    /** How many calls that took. */
    int calls() {
        return calls;
    }

    private AwsResponse next(ServiceCall call, AwsRequest request) {
        try {
            String token = KeyTemplate.valueAt(request, NEXT_TOKEN);
            if (token != null && !seen.add(token)) {
                throw SdkClientException.create(call.operation() + " answers the same pages again and again");
            }
            AwsResponse page = call.send(request);
            calls++;
            return page;
        } catch (RuntimeException e) {
            throw taker == null || calls == 0 ? e : new IncompleteAnswerException(items.size(), e);
        }
    }

    /** The SDK's own paginators, too, take an empty token for none. */
    private static @Nullable String nextToken(AwsResponse page) {
        String token = KeyTemplate.valueAt(page, NEXT_TOKEN);
        return token == null || token.isEmpty() ? null : token;
    }
}
