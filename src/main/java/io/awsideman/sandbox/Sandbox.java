package io.awsideman.sandbox;

import io.awsideman.sandbox.seed.Seeds;
import io.awsideman.sandbox.service.Service;
import io.awsideman.sandbox.service.Services;
import io.awsideman.sandbox.state.CallLog;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.RequestRate;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.state.StateStore;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An Identity Center in a directory: identity store, sso-admin, organizations and STS as AWS's clients see them.
 *
 * <p>The directory is made, readable by its owner only, and seeded with a small organization on first use. Any number
 * of threads, sandboxes and processes may use one directory at once. Everything is in the files; closing forgets only
 * what was read. Where the files cannot be used, every method throws an AdminException of kind CONFIGURATION.
 */
public final class Sandbox implements AutoCloseable {
    private final Path directory;
    private final StateStore store;
    private final CallLog calls;
    private final List<Service> services;
    private final CallerIdentity caller;
    private final Hostility hostility;
    private final RequestRate rate;
    private final Random random;

    /** A sandbox that plays slowness in real time. */
    public Sandbox(Path directory, InstantSource clock, SandboxBehaviour behaviour, Random random) {
        this(directory, clock, behaviour, random, Sleeper.real());
    }

    /**
     * A sandbox.
     *
     * @param random makes identifiers and decides which requests fail
     * @param sleeper plays the latency
     */
    public Sandbox(Path directory, InstantSource clock, SandboxBehaviour behaviour, Random random, Sleeper sleeper) {
        this.directory = directory;
        this.store = new StateStore(directory, clock, behaviour.visibilityDelay(), Seeds::small, random);
        this.calls = new CallLog(directory);
        this.caller = behaviour.conditions().caller();
        this.services = Services.all(clock, random, behaviour.conditions());
        this.hostility = new Hostility(behaviour, random, sleeper);
        this.rate = new RequestRate(directory, clock, behaviour.requestsPerSecond());
        this.random = random;
    }

    /**
     * Answers one request. Errors of the services are answers, too.
     *
     * @throws IOException when the behaviour breaks the connection: SocketException before anything is done,
     *     SocketTimeoutException after the request has taken effect
     */
    public SandboxResponse handle(SandboxRequest request) throws IOException {
        String requestId = new UUID(random.nextLong(), random.nextLong()).toString();
        Optional<Call> routed = route(request, requestId);
        if (routed.isEmpty()) {
            Fault fault = Fault.of("UnknownOperationException", "The request names no operation of the sandbox");
            return response(fault.status(), "application/x-amz-json-1.1", Json.bytes(fault.body()), requestId, fault);
        }
        Call call = routed.get();
        calls.add(call.name());
        hostility.delay();
        Hostility.Fate fate = hostility.draw();
        if (fate == Hostility.Fate.RESET) {
            throw new SocketException("Connection reset");
        }
        SandboxResponse response = answer(call, fate, requestId);
        if (fate == Hostility.Fate.TIMEOUT) {
            throw new SocketTimeoutException("Read timed out");
        }
        return response;
    }

    /** A client for the SDK's service clients that ends in this sandbox; closing it closes nothing. */
    public SdkHttpClient httpClient() {
        return new SandboxHttpClient(this);
    }

    /** Where the files are. */
    public Path directory() {
        return directory;
    }

    /** What the sandbox holds at this moment, without any visibility delay. */
    public SandboxStatus status() {
        State state = store.current();
        var counts = calls.counts();
        return new SandboxStatus(
                directory,
                state.table(Kind.USER).size(),
                state.table(Kind.GROUP).size(),
                state.table(Kind.MEMBERSHIP).size(),
                state.table(Kind.ACCOUNT).size(),
                state.table(Kind.INSTANCE).size(),
                state.table(Kind.PERMISSION_SET).size(),
                state.table(Kind.ASSIGNMENT).size(),
                state.table(Kind.APPLICATION).size(),
                state.table(Kind.POLICY).size(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts,
                store.bytes());
    }

    /** Sets the count of calls to zero. */
    public void resetCalls() {
        calls.reset();
    }

    /** Puts the seed in the place of everything, also of a damaged state; the count of calls stays. */
    public void reset() {
        store.replace(Seeds.small());
    }

    /**
     * Puts a generated organization of exactly this size in the place of everything. The people and groups of the seed
     * come first; the same plan always gives the same organization.
     */
    public void seed(SeedPlan plan) {
        store.replace(Seeds.of(
                plan.users(),
                plan.groups(),
                plan.membershipsPerUser(),
                plan.accounts(),
                plan.permissionSets(),
                plan.assignments()));
    }

    @Override
    public void close() {
        store.forget();
    }

    private Optional<Call> route(SandboxRequest request, String requestId) {
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        String[] target = request.header("X-Amz-Target").split("\\.", 2);
        for (Service service : services) {
            if (target.length == 2
                    && service.targetPrefix().equals(target[0])
                    && target[1].matches("[A-Za-z]{1,100}")) {
                return Optional.of(new JsonCall(service, target[1], request.body(), store, caller, hostility));
            }
        }
        return QueryCall.parse(request, requestId, caller).map(Call.class::cast);
    }

    private SandboxResponse answer(Call call, Hostility.Fate fate, String requestId) {
        try {
            if (!rate.admits() || hostility.throttles(call.name())) {
                throw call.throttled();
            }
            if (hostility.denies(call)) {
                throw call.denied();
            }
            if (fate == Hostility.Fate.HTTP_500) {
                throw call.broken();
            }
            return new SandboxResponse(200, headers(call.contentType(), requestId), call.answer());
        } catch (Fault fault) {
            return response(fault.status(), call.contentType(), call.spell(fault, requestId), requestId, fault);
        }
    }

    private static SandboxResponse response(int status, String type, byte[] body, String requestId, Fault fault) {
        Map<String, String> headers = headers(type, requestId);
        headers.put("x-amzn-ErrorType", fault.code());
        return new SandboxResponse(status, headers, body);
    }

    private static Map<String, String> headers(String type, String requestId) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", type);
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }
}
