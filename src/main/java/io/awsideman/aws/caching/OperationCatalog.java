package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.PassThrough;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.aws.caching.Operation.Stale;
import io.awsideman.aws.caching.Operation.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decision for every operation of one service: read, write or passed through, one line each.
 *
 * <p>The services have a catalogue each, so that a command loads only the ones it uses: {@link IdentityStoreOperations},
 * {@link SsoAdminOperations}, {@link OrganizationsOperations}.
 */
final class OperationCatalog {
    /** Longer than anything is kept. */
    private static final Duration ANY_TIME = Duration.ofDays(3650);

    private final String service;
    private final boolean global;
    private final Map<String, Operation> operations;

    private OperationCatalog(String service, boolean global, Map<String, Operation> operations) {
        this.service = service;
        this.global = global;
        this.operations = operations;
    }

    /** The service's name on command lines and in statistics, as the AWS CLI spells it. */
    String service() {
        return service;
    }

    /** Whether the service has one endpoint for all regions, so that its data do not belong to a region. */
    boolean global() {
        return global;
    }

    /** The decision for an operation named as in the API ({@code ListUsers}); {@code null} if nobody has decided. */
    @Nullable
    Operation find(String operation) {
        return operations.get(operation);
    }

    /** Names of all decided operations. */
    Set<String> names() {
        return new TreeSet<>(operations.keySet());
    }

    /** What an undecided operation has to make stale: everything of the service. */
    Set<String> resourceTypes() {
        Set<String> types = new TreeSet<>();
        for (Operation operation : operations.values()) {
            if (operation instanceof Read read) {
                types.add(read.key().resourceType());
            }
        }
        return types;
    }

    static Builder of(String service) {
        return new Builder(service, false);
    }

    static Builder ofGlobal(String service) {
        return new Builder(service, true);
    }

    /** Collects the lines of a catalogue. */
    static final class Builder {
        private final String service;
        private final boolean global;
        private final Map<String, Operation> operations = new HashMap<>();

        private Builder(String service, boolean global) {
            this.service = service;
            this.global = global;
        }

        /** A read with one page. */
        Builder read(String name, String key) {
            return add(name, new Read(KeyTemplate.parse(key), null, null));
        }

        /** A read that looks an id up; that there is none is kept as well, for {@link Absence#LONGEST} at most. */
        Builder lookUp(String name, String key) {
            return add(name, new Read(KeyTemplate.parse(key), null, Absence.LONGEST));
        }

        /** A read of what a thing may have or not; that it has none is an answer as good as any other. */
        Builder optional(String name, String key) {
            return add(name, new Read(KeyTemplate.parse(key), null, ANY_TIME));
        }

        /** A read whose list member comes in pages of at most so many; 0 where the request has no MaxResults. */
        Builder listing(String name, String key, String member, int maxResults) {
            return add(name, new Read(KeyTemplate.parse(key), new Listing(member, maxResults), null));
        }

        /**
         * A write and the key prefixes it makes stale; a prefix may have a condition on a field of the request, {@code
         * prefix if Field=VALUE}.
         */
        Builder write(String name, String... stale) {
            return add(name, new Write(parse(stale), null));
        }

        /** A write that goes on after its answer; the structure at the path has the id of the request and its state. */
        Builder asynchronousWrite(String name, String status, String... stale) {
            return add(name, new Write(parse(stale), status));
        }

        /** A write that goes on after its answer, and AWS has no operation that says when it ends. */
        Builder lastingWrite(String name, String... stale) {
            return add(name, new Write(parse(stale), ""));
        }

        /** Neither kept nor invalidating. */
        Builder pass(String... names) {
            for (String name : names) {
                add(name, new PassThrough(null));
            }
            return this;
        }

        /** A poll of an asynchronous write; the structure at the path has the id of the request and its state. */
        Builder poll(String name, String status) {
            return add(name, new PassThrough(status));
        }

        OperationCatalog build() {
            return new OperationCatalog(service, global, Map.copyOf(operations));
        }

        private Builder add(String name, Operation operation) {
            if (operations.put(name, operation) != null) {
                throw new IllegalArgumentException(name + " is decided twice");
            }
            return this;
        }

        private static final String IF = " if ";

        private static List<Stale> parse(String[] lines) {
            List<Stale> stale = new ArrayList<>(lines.length);
            for (String line : lines) {
                int condition = line.indexOf(IF);
                int equals = line.indexOf('=', condition + 1);
                stale.add(
                        condition < 0
                                ? new Stale(KeyTemplate.parse(line), null, null)
                                : new Stale(
                                        KeyTemplate.parse(line.substring(0, condition)),
                                        line.substring(condition + IF.length(), equals),
                                        line.substring(equals + 1)));
            }
            return List.copyOf(stale);
        }
    }
}
