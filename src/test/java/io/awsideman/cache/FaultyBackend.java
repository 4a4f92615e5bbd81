package io.awsideman.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A backend around a backend that remembers what it was asked and fails when it is told to. */
public final class FaultyBackend implements CacheBackend {
    private final CacheBackend delegate;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Predicate<String> failing = operation -> false;
    private volatile Supplier<BackendUnavailableException> failure = FaultyBackend::toldToFail;
    private volatile Runnable before = () -> {};
    private volatile Runnable always = () -> {};
    private volatile Instant forgotten = Instant.EPOCH;
    private volatile UnaryOperator<byte[]> altering = UnaryOperator.identity();

    public FaultyBackend(CacheBackend delegate) {
        this.delegate = delegate;
    }

    /** Fails the operations of these names from now on. */
    public void failOn(String... operations) {
        failing = List.of(operations)::contains;
    }

    /** Fails the operations whose names the condition holds for when they are asked. */
    public void failWhen(Predicate<String> condition) {
        failing = condition;
    }

    public void failAlways() {
        failing = operation -> true;
    }

    /** From now on nobody is there. */
    public void vanish() {
        failAlways();
        failure = () -> BackendUnavailableException.unreachable("told to be away", null, null);
    }

    public void heal() {
        failing = operation -> false;
        failure = FaultyBackend::toldToFail;
    }

    private static BackendUnavailableException toldToFail() {
        return new BackendUnavailableException("told to fail", null, null);
    }

    /** Runs before the next operation reaches the delegate, once. */
    public void beforeNext(Runnable action) {
        before = action;
    }

    /** Runs before each operation that reaches the delegate. */
    public void beforeEach(Runnable action) {
        always = action;
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void forgetCalls() {
        calls.clear();
    }

    /** From now on it says that it has forgotten a change of this time. */
    public void forgetting(Instant change) {
        forgotten = change;
    }

    /** From now on it keeps something else than it is given. */
    public void altering(UnaryOperator<byte[]> alteration) {
        altering = alteration;
    }

    @Override
    public Snapshot read(EntryAddress key) {
        return answer("read", () -> delegate.read(key));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> keys) {
        return answer("readAll", () -> delegate.readAll(keys));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return answer("generations", () -> delegate.generations(prefixes, createMissing));
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        Map<EntryAddress, EncodedEntry> altered = new LinkedHashMap<>();
        entries.forEach((address, entry) -> altered.put(
                address,
                new EncodedEntry(
                        altering.apply(entry.data()), entry.operation(), entry.createdAt(), entry.keepUntil())));
        perform("putAll", () -> delegate.putAll(altered));
    }

    @Override
    public void remove(Collection<EntryAddress> keys) {
        perform("remove", () -> delegate.remove(keys));
    }

    @Override
    public long clear(@Nullable String scope) {
        return answer("clear", () -> delegate.clear(scope));
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        perform("bump", () -> delegate.bump(prefixes, owner, until));
    }

    @Override
    public void seal(String seal) {
        perform("seal", () -> delegate.seal(seal));
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        perform("scan", () -> delegate.scan(scope, visitor));
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        return answer("sweep", () -> delegate.sweep(needed, dryRun));
    }

    @Override
    public Instant latestForgottenChange() {
        Instant known = delegate.latestForgottenChange();
        return known.isAfter(forgotten) ? known : forgotten;
    }

    @Override
    public CacheCounters counters() {
        return answer("counters", delegate::counters);
    }

    @Override
    public void add(CacheCounters delta) {
        perform("add", () -> delegate.add(delta));
    }

    @Override
    public BackendStats stats() {
        return answer("stats", delegate::stats);
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public BackendHealth health() {
        return failing.test("health") ? new BackendHealth(false, "told to fail") : delegate.health();
    }

    @Override
    public void close() {
        calls.add("close");
        delegate.close();
    }

    private void perform(String operation, Runnable action) {
        answer(operation, () -> {
            action.run();
            return operation;
        });
    }

    private <T> T answer(String operation, Supplier<T> action) {
        calls.add(operation);
        Runnable first = before;
        before = () -> {};
        first.run();
        always.run();
        if (failing.test(operation)) {
            throw failure.get();
        }
        return action.get();
    }
}
