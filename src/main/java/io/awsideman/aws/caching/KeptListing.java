package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.ValueBytes;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A whole listing as maps in the API's names, one by one, in the service's order. It is the answer that {@link CachingProxy} keeps
 * for the same call; read this way, an answer that is kept needs no class of the SDK.
 */
public final class KeptListing {
    private final CachingContext context;
    private final OperationCatalog catalog;
    private final String operation;
    private final String instance;
    private final Supplier<ServiceCall> call;
    private final AttributesReader reader = new AttributesReader();

    /**
     * @param instance whose things are listed, empty for all that the caller sees
     * @param call makes the call where the answer is not kept
     */
    KeptListing(
            CachingContext context,
            OperationCatalog catalog,
            String operation,
            String instance,
            Supplier<ServiceCall> call) {
        this.context = context;
        this.catalog = catalog;
        this.operation = operation;
        this.instance = instance;
        this.call = call;
    }

    /**
     * All of it, each row read when it is taken.
     *
     * @param fresh whether the service has to be asked in any case, because a write follows
     */
    public Iterator<Map<String, Object>> rows(boolean fresh) {
        Read read = read();
        return new CachedReads(catalog, context, fresh)
                .answer(read, key(read), operation, call, kept -> rows(read, kept));
    }

    /**
     * The same in parts: page by page as the service answers, each handed over before the next is asked for, or at once where
     * the answer is kept.
     *
     * @throws io.awsideman.failure.IncompleteAnswerException if the service fails after the first page
     */
    public void inParts(boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        Read read = read();
        new CachedReads(catalog, context, fresh)
                .<Iterator<Map<String, Object>>>answerInParts(
                        read, key(read), operation, call, kept -> rows(read, kept), taker::accept);
    }

    private Iterator<Map<String, Object>> rows(Read read, ValueBytes kept) {
        Listing listing = Objects.requireNonNull(read.listing(), operation);
        return reader.rows(kept.stream(), listing.member());
    }

    private Read read() {
        if (catalog.find(operation) instanceof Read read) {
            return read;
        }
        throw new IllegalArgumentException(operation + " is not kept");
    }

    private CacheKey key(Read read) {
        KeyTemplate template = read.key();
        return new CacheKey(
                context.scopes().scope(catalog.global(), instance),
                template.resourceType(),
                template.operation(),
                template.identifiers());
    }
}
