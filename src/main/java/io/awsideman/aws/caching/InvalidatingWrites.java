package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Stale;
import io.awsideman.aws.caching.Operation.Write;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.PendingWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Announces writes to the cache before they are sent and again when they are over, whatever their outcome.
 *
 * <p>An asynchronous write stays announced until a poll shows its terminal status; if nobody polls any more, or nobody can
 * because the answer to the write was lost or AWS has nothing to poll, until its deadline.
 */
final class InvalidatingWrites {
    private static final Set<String> TERMINAL = Set.of("SUCCEEDED", "FAILED");
    private static final int SERVER_FAULT = 500;

    private final OperationCatalog catalog;
    private final CachingContext context;

    InvalidatingWrites(OperationCatalog catalog, CachingContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    AwsResponse send(Write write, ServiceCall call) {
        List<KeyPattern> stale = new ArrayList<>();
        for (Stale rule : write.stale()) {
            if (rule.field() == null
                    || String.valueOf(rule.value()).equals(KeyTemplate.valueAt(call.request(), rule.field()))) {
                stale.add(pattern(rule.prefix(), call));
            }
        }
        PendingWrite pending = begin(stale);
        boolean goesOn = write.status() != null;
        try {
            AwsResponse response = call.send();
            goesOn = write.status() != null && goesOn(write.status(), response, pending);
            return response;
        } catch (SdkServiceException refusal) {
            goesOn &= refusal.statusCode() >= SERVER_FAULT;
            throw refusal;
        } finally {
            if (!goesOn) {
                pending.end();
            }
        }
    }

    /** Sends an operation nobody has decided about; unless its name says that it reads, everything of the service is stale. */
    AwsResponse sendUndecided(ServiceCall call) {
        if (call.operation().matches("(List|Describe|Get|Is)[A-Z].*")) {
            return call.send();
        }
        List<KeyPattern> stale =
                catalog.resourceTypes().stream().map(KeyPattern::under).toList();
        try (PendingWrite ignored = begin(stale)) {
            return call.send();
        }
    }

    /** Takes note of what a poll shows. */
    AwsResponse poll(String status, ServiceCall call) {
        AwsResponse response = call.send();
        String state = state(status, response);
        String requestId = requestId(status, response);
        PendingWrite pending =
                requestId == null ? null : context.startedWrites().get(requestId);
        if (state != null && pending != null) {
            if (TERMINAL.contains(state)) {
                context.startedWrites().remove(requestId);
                pending.end();
            } else {
                pending.renew();
            }
        }
        return response;
    }

    private boolean goesOn(String status, AwsResponse response, PendingWrite pending) {
        String requestId = requestId(status, response);
        String state = state(status, response);
        if (state != null && TERMINAL.contains(state)) {
            return false;
        }
        if (requestId != null) {
            context.startedWrites().put(requestId, pending);
        }
        return true;
    }

    private static @Nullable String requestId(String status, AwsResponse response) {
        String id = KeyTemplate.valueAt(response, status + ".RequestId");
        return id != null ? id : KeyTemplate.valueAt(response, status + ".Id"); // what Organizations calls it
    }

    private static @Nullable String state(String status, AwsResponse response) {
        String state = KeyTemplate.valueAt(response, status + ".Status");
        return state != null ? state : KeyTemplate.valueAt(response, status + ".State");
    }

    private PendingWrite begin(List<KeyPattern> stale) {
        return context.cache().begin(context.scopes().domain(catalog.global()), stale);
    }

    private static KeyPattern pattern(KeyTemplate prefix, ServiceCall call) {
        List<String> segments = new ArrayList<>();
        segments.add(prefix.operation());
        segments.addAll(prefix.resolve(call.request()));
        return KeyPattern.under(prefix.resourceType(), segments.toArray(String[]::new));
    }
}
