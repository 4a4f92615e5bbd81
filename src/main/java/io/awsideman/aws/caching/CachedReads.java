package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Loader;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Answers reads from the cache; a listing is read to its end, kept as one entry, and handed out in the pages asked for. */
final class CachedReads {
    private static final String NEXT_TOKEN = "NextToken";
    private static final String MAX_RESULTS = "MaxResults";

    private final OperationCatalog catalog;
    private final CachingContext context;
    private final boolean fresh;
    private final RequestKeyGenerator keys;
    private final ResponseCodec codec = new ResponseCodec();

    CachedReads(OperationCatalog catalog, CachingContext context, boolean fresh) {
        this.catalog = catalog;
        this.context = context;
        this.fresh = fresh;
        this.keys = new RequestKeyGenerator(catalog, context.scopes());
    }

    AwsResponse answer(Read read, ServiceCall call) {
        if (isBypassed() || hasOwnCredentials(call.request())) {
            noteBypass(read);
            return call.send();
        }
        Listing listing = read.listing();
        if (listing == null) {
            return cached(read, call);
        }
        String token = KeyTemplate.valueAt(call.request(), NEXT_TOKEN);
        Integer size = pageSize(call.request());
        if (token != null) {
            AwsResponse page = context.pages().next(token, listing.member(), size == null ? Integer.MAX_VALUE : size);
            return page == null ? sendUncached(call) : page;
        }
        if (size != null && (size < 1 || size > listing.maxResults())) {
            return sendUncached(call); // AWS says what is wrong with it
        }
        AwsResponse whole = cached(read, call);
        return size == null ? whole : context.pages().first(whole, listing.member(), size);
    }

    /**
     * A whole answer in another form than the SDK's, for which the SDK is not needed where the answer is kept.
     *
     * @param key of the answer
     * @param call makes the call where the service has to be asked
     * @param decoding makes the form of {@link ResponseCodec}'s
     */
    <T> T answer(Read read, CacheKey key, String operation, Supplier<ServiceCall> call, Function<byte[], T> decoding) {
        if (isBypassed()) {
            noteBypass(read);
            return decoding.apply(load(read, call.get()).value());
        }
        return cached(read, key, operation, () -> load(read, call.get()), decoding);
    }

    private boolean isBypassed() {
        return context.policy().mode() == CachePolicy.Mode.BYPASS;
    }

    private void noteBypass(Read read) {
        context.readsAhead().requireNoRehearsal();
        context.cache().bypassed(read.key().resourceType(), read.key().operation());
    }

    private AwsResponse sendUncached(ServiceCall call) {
        context.readsAhead().requireNoRehearsal();
        if (context.policy().mode().isOffline()) {
            throw new AdminException(
                    FailureKind.UNAVAILABLE,
                    "this page of " + call.operation() + " must be asked of AWS",
                    "run without --offline");
        }
        return call.send();
    }

    /** Whether the request is made as another caller than the one whose answers are kept. */
    private static boolean hasOwnCredentials(AwsRequest request) {
        return request.overrideConfiguration()
                .flatMap(AwsRequestOverrideConfiguration::credentialsIdentityProvider)
                .isPresent();
    }

    private static @Nullable Integer pageSize(AwsRequest request) {
        String size = KeyTemplate.valueAt(request, MAX_RESULTS);
        return size == null ? null : Integer.valueOf(size);
    }

    /** What the service answers now, in the form in which it is kept. */
    Loaded load(Read read, ServiceCall call) {
        Listing listing = read.listing();
        return listing == null ? answerOrAbsence(read, call) : readToItsEnd(listing, call);
    }

    private AwsResponse cached(Read read, ServiceCall call) {
        return cached(
                read,
                keys.key(read, call.request()),
                call.operation(),
                () -> load(read, call),
                kept -> decoded(kept, call));
    }

    private <T> T cached(Read read, CacheKey key, String operation, Loader loader, Function<byte[], T> decoding) {
        if (context.readsAhead().isRehearsal()) {
            return rehearsed(key, decoding);
        }
        LoadOptions options = LoadOptions.of(catalog.service() + ":" + operation)
                .withTtl(
                        context.ttls().ttl(read.key().resourceType(), read.key().operation()))
                .withRefresh(fresh)
                .servingStaleWhen(failure -> context.unavailability()
                        .apply(failure)
                        .filter(why -> read.absence() == null || !isAbsent(key)));
        CachedValue value = context.ages().note(context.cache().getOrLoad(key, options, loader));
        try {
            return decoding.apply(value.value());
        } catch (UndecodableResponseException e) {
            CachedValue loaded = context.cache().getOrLoad(key, options.withRefresh(true), loader);
            return decoding.apply(loaded.value());
        }
    }

    private <T> T rehearsed(CacheKey key, Function<byte[], T> decoding) {
        if (fresh) {
            context.readsAhead().requireNoRehearsal();
        }
        return decoding.apply(context.readsAhead().answer(key).value());
    }

    private Loaded answerOrAbsence(Read read, ServiceCall call) {
        Duration absence = read.absence();
        try {
            return new Loaded(codec.encode(call.send()), 1).from(origin(call), null);
        } catch (AwsServiceException refusal) {
            if (absence != null && Absence.isOne(refusal)) {
                return new Loaded(Absence.encode(refusal), 1).from(origin(call), absence);
            }
            throw refusal;
        }
    }

    /** The request without its paging, for whoever wants to ask again. */
    private byte[] origin(ServiceCall call) {
        return codec.encode(RequestKeyGenerator.withoutPaging(call.request()));
    }

    /** Whether the expired entry says that there is nothing: better to fail than to say so of what may be there by now. */
    private boolean isAbsent(CacheKey key) {
        return context.cache()
                .getStale(key)
                .filter(old -> Absence.isOne(old.value()))
                .isPresent();
    }

    private AwsResponse decoded(byte[] kept, ServiceCall call) {
        if (Absence.isOne(kept)) {
            throw Absence.decode(kept, call.responseType());
        }
        return codec.decode(kept, call.responseType());
    }

    /**
     * All pages as one response. An empty page with a token is legal and not the end; a token that comes twice is a fault
     * of the service that would never end.
     */
    private Loaded readToItsEnd(Listing listing, ServiceCall call) {
        List<Object> items = new ArrayList<>();
        AwsRequest request = listing.maxResults() == 0
                ? call.request()
                : ModelTypes.with(call.request(), MAX_RESULTS, listing.maxResults());
        AwsResponse page;
        int calls = 0;
        String token;
        Set<String> seen = new HashSet<>();
        try {
            do {
                page = call.send(request);
                calls++;
                items.addAll(ListingPages.items(page, listing.member()));
                context.progress().page(call.operation(), items.size());
                token = nextToken(page);
                if (token != null && !seen.add(token)) {
                    throw SdkClientException.create(call.operation() + " answers the same pages again and again");
                }
                request = ModelTypes.with(request, NEXT_TOKEN, token);
            } while (token != null);
        } finally {
            context.progress().end();
        }
        return new Loaded(codec.encode(ListingPages.page(page, listing.member(), items, null)), calls)
                .from(origin(call), null);
    }

    /** The SDK's own paginators, too, take an empty token for none. */
    private static @Nullable String nextToken(AwsResponse page) {
        String token = KeyTemplate.valueAt(page, NEXT_TOKEN);
        return token == null || token.isEmpty() ? null : token;
    }
}
