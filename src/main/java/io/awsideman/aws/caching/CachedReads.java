package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Loader;
import io.awsideman.cache.ValueBytes;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Answers reads from the cache; a listing is read to its end, kept as one entry, and handed out in the pages asked for. */
final class CachedReads {
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
        String token = KeyTemplate.valueAt(call.request(), WholeListing.NEXT_TOKEN);
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
    <T> T answer(
            Read read, CacheKey key, String operation, Supplier<ServiceCall> call, Function<ValueBytes, T> decoding) {
        return answer(read, key, operation, () -> load(read, call.get()), decoding);
    }

    private <T> T answer(Read read, CacheKey key, String operation, Loader loader, Function<ValueBytes, T> decoding) {
        if (isBypassed()) {
            noteBypass(read);
            return decoding.apply(ValueBytes.of(loader.load().value()));
        }
        return cached(read, key, operation, loader, decoding, true);
    }

    /**
     * The same for a listing that is wanted in parts: page by page as the service answers, or at once where it is kept.
     *
     * @throws io.awsideman.failure.IncompleteAnswerException if the service fails after the first page
     */
    <T> void answerInParts(
            Read read,
            CacheKey key,
            String operation,
            Supplier<ServiceCall> call,
            Function<ValueBytes, T> decoding,
            Consumer<T> taker) {
        Listing listing = Objects.requireNonNull(read.listing(), operation);
        AtomicInteger given = new AtomicInteger();
        Consumer<AwsResponse> pages = page -> {
            given.incrementAndGet();
            taker.accept(decoding.apply(ValueBytes.of(codec.encode(page))));
        };
        T whole = answer(read, key, operation, () -> readToItsEnd(listing, call.get(), pages), decoding);
        if (given.get() == 0) {
            taker.accept(whole);
        }
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
        String size = KeyTemplate.valueAt(request, WholeListing.MAX_RESULTS);
        return size == null ? null : Integer.valueOf(size);
    }

    /** What the service answers now, in the form in which it is kept. */
    Loaded load(Read read, ServiceCall call) {
        Listing listing = read.listing();
        return listing == null ? answerOrAbsence(read, call) : readToItsEnd(listing, call, null);
    }

    private AwsResponse cached(Read read, ServiceCall call) {
        return cached(
                read,
                keys.key(read, call.request()),
                call.operation(),
                () -> load(read, call),
                kept -> decoded(kept.toArray(), call),
                false);
    }

    /** @param streamed whether the decoding reads the stream of what is kept */
    private <T> T cached(
            Read read,
            CacheKey key,
            String operation,
            Loader loader,
            Function<ValueBytes, T> decoding,
            boolean streamed) {
        if (context.readsAhead().isRehearsal()) {
            return rehearsed(key, decoding);
        }
        LoadOptions options = LoadOptions.of(catalog.service() + ":" + operation)
                .withTtl(
                        context.ttls().ttl(read.key().resourceType(), read.key().operation()))
                .withRefresh(fresh)
                .withStreamed(streamed)
                .servingStaleWhen(failure -> context.unavailability()
                        .apply(failure)
                        .filter(why -> read.absence() == null || !isAbsent(key)));
        CachedValue value = context.ages().note(context.cache().getOrLoad(key, options, loader));
        try {
            return decoding.apply(value.content());
        } catch (UndecodableResponseException e) {
            CachedValue loaded = context.cache().getOrLoad(key, options.withRefresh(true), loader);
            return decoding.apply(loaded.content());
        }
    }

    private <T> T rehearsed(CacheKey key, Function<ValueBytes, T> decoding) {
        if (fresh) {
            context.readsAhead().requireNoRehearsal();
        }
        return decoding.apply(context.readsAhead().answer(key).content());
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

    private Loaded readToItsEnd(Listing listing, ServiceCall call, @Nullable Consumer<AwsResponse> taker) {
        WholeListing whole = new WholeListing(listing, context.progress(), taker);
        byte[] encoded = codec.encode(whole.read(call));
        return new Loaded(encoded, whole.calls()).from(origin(call), null);
    }
}
