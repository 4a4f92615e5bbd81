package io.awsideman.bench;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.Samples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to make entries count no more. Promised, with 100,000 entries: a pattern under 100 ms, one key under 10 ms,
 * the rule of a write across resources under 50 ms.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InvalidationBenchmark {
    private static final KeyPattern USERS = KeyPattern.parse("user:*");
    /** What the deletion of a group makes stale. */
    private static final List<KeyPattern> GROUP_DELETED = List.of(
            KeyPattern.parse("group:describe:g-1"),
            KeyPattern.parse("group:list:*"),
            KeyPattern.parse("group:id:*"),
            KeyPattern.parse("group:members:g-1"),
            KeyPattern.parse("membership:*"),
            KeyPattern.parse("assignment:for_principal:*"),
            KeyPattern.parse("application:for_principal:*"));

    /** Where the entries are. */
    @Param({"memory", "file"})
    public String backend = "memory";

    /** How many entries there are. */
    @Param("100000")
    public int entries;

    private BenchmarkedCache cache = new BenchmarkedCache("memory");
    private List<CacheKey> keys = List.of();
    private int next;

    /** Fills the cache. */
    @Setup(Level.Trial)
    public void fill() {
        cache.close();
        cache = new BenchmarkedCache(backend);
        keys = cache.fill("user", entries, new byte[500]);
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void close() {
        cache.close();
    }

    /** All entries at once. */
    @Benchmark
    public void pattern() {
        cache.manager().invalidate(Samples.DOMAIN, USERS);
    }

    /** One entry. */
    @Benchmark
    public void oneKey() {
        next = (next + 1) % keys.size();
        cache.manager().remove(keys.get(next));
    }

    /** The beginning and the end of a write that touches several kinds of entries. */
    @Benchmark
    public void crossResourceRule() {
        cache.manager().begin(Samples.DOMAIN, GROUP_DELETED).end();
    }
}
