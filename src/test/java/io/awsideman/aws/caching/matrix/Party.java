package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.aws.AwsFailure;
import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.aws.caching.ScopeResolver;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.CacheSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.awscore.AwsRequest;

/** One process: a cache manager, and the clients over it. */
final class Party implements Onlooker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TTL = Duration.ofDays(10);
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final Upstream upstream;
    private final CacheManager cache;
    private final Scope scope;
    private final CachingContext context;
    private final Derived derived;
    private final Map<String, Object> clients = new HashMap<>();
    private final Map<String, Object> refused = new HashMap<>();
    private int asked;
    private Runnable interruption = () -> {};

    /**
     * @param services with the catalogues in force
     * @param caller the account whose answers these are; empty for the management account
     * @param settle how long after a write nothing is kept
     */
    Party(Scenario scenario, List<CatalogedService> services, String caller, CacheBackend backend, Duration settle) {
        this.upstream = scenario.upstreamOf(caller).watched(this::answered);
        this.derived = new Derived(this.upstream.ssoAdmin(), scenario.id("instance"));
        CacheSettings settings = new CacheSettings(TTL, settle, Duration.ZERO, TTL, DEADLINE, 0, true, 1024);
        this.scope = new Scope(caller + "/Admin");
        this.cache = new CacheManager(
                backend,
                settings,
                CachePolicy.normal(),
                scenario.clock,
                new Random(2),
                () -> UUID.randomUUID().toString(),
                warning -> {
                    throw new AssertionError(warning);
                });
        this.context = new CachingContext(
                cache, CachePolicy.normal(), scope, (type, operation) -> TTL, new Quiet(), AwsFailure::unavailability);
        for (CatalogedService service : services) {
            clients.put(service.name(), service.cached(() -> this.upstream.client(service), context));
            refused.put(service.name(), service.cached(() -> Upstream.REFUSING.client(service), context));
        }
    }

    @Override
    public List<Seen> look(List<ReadRequest> reads) {
        List<Seen> seen = new ArrayList<>(reads.size());
        for (ReadRequest read : reads) {
            int before = asked;
            String answer = answer(read);
            seen.add(new Seen(answer, asked > before));
        }
        return seen;
    }

    /**
     * Makes a change through the cache, and fails if AWS refuses it.
     *
     * @param meanwhile what happens when AWS has done it, and the process does not know yet
     * @return the answer
     */
    String mustSend(WriteRequest write, Runnable meanwhile) {
        interruption = meanwhile;
        String answer = call(write.service(), write.operation(), write.request());
        assertThat(answer).as(write.toString()).startsWith("{");
        return answer;
    }

    /** The state of an asynchronous write, asked for through the cache. */
    String poll(WriteRequest write, String answer, Scenario scenario) {
        WriteRequest.Poll poll = Objects.requireNonNull(write.poll());
        String status = Objects.requireNonNull(write.service().status(write.operation()));
        try {
            String id = JSON.readTree(answer).path(status).path(poll.id()).asText();
            String fields = JSON.createObjectNode().put(poll.field(), id).toString();
            return call(write.service(), poll.operation(), scenario.request(write.service(), poll.operation(), fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Announces the change once more, without making it. */
    void announce(WriteRequest write) {
        assertThat(call(refused, write.service(), write.operation(), write.request()))
                .startsWith("Refused");
    }

    /** Forgets everything. */
    void clear() {
        cache.clear(null);
    }

    private String answer(ReadRequest read) {
        AwsRequest request = read.request();
        return request == null
                ? derived.cached(read.operation(), context, cache, scope.scope(false, ""))
                : call(read.service(), read.operation(), request);
    }

    private void answered() {
        asked++;
        Runnable now = interruption;
        interruption = () -> {};
        now.run();
    }

    private String call(CatalogedService service, String operation, AwsRequest request) {
        return call(clients, service, operation, request);
    }

    private static String call(
            Map<String, Object> clients, CatalogedService service, String operation, AwsRequest request) {
        return service.call(Objects.requireNonNull(clients.get(service.name())), operation, request);
    }

    private static final class Quiet implements ListingProgress {
        @Override
        public void page(String operation, int items) {}

        @Override
        public void end() {}
    }

    private record Scope(String caller) implements ScopeResolver {
        @Override
        public CacheScope scope(boolean global, String instance) {
            return new CacheScope(caller, global ? "global" : "us-east-1", "", instance, domain(global));
        }

        @Override
        public String domain(boolean global) {
            return global ? "aws/global" : "aws/us-east-1";
        }
    }
}
