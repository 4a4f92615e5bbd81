package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.PassThrough;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.aws.caching.Operation.Write;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import software.amazon.awssdk.awscore.AwsResponse;

/** The calls of one client: reads are answered from the cache, writes invalidate it, as the catalogue says. */
final class CachedCalls {
    private final OperationCatalog catalog;
    private final CachingContext context;
    private final CachedReads reads;
    private final InvalidatingWrites writes;

    /** @param fresh whether reads ask the service in any case (and store), because a write follows from them */
    CachedCalls(OperationCatalog catalog, CachingContext context, boolean fresh) {
        this.catalog = catalog;
        this.context = context;
        this.reads = new CachedReads(catalog, context, fresh);
        this.writes = new InvalidatingWrites(catalog, context);
    }

    AwsResponse answer(ServiceCall call) {
        Operation operation = catalog.find(call.operation());
        if (operation instanceof Read read) {
            return reads.answer(read, call);
        }
        context.readsAhead().requireNoRehearsal();
        if (context.policy().mode().isOffline()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    call.operation() + " has to ask AWS, which --offline forbids",
                    "run the command without --offline");
        }
        if (operation instanceof Write write) {
            return writes.send(write, call);
        }
        if (operation instanceof PassThrough passThrough) {
            String status = passThrough.status();
            return status == null ? call.send() : writes.poll(status, call);
        }
        return writes.sendUndecided(call);
    }

    @Override
    public String toString() {
        return "caching " + catalog.service() + " client";
    }
}
