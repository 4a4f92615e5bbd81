package io.awsideman.bench;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.LoadOptions;
import java.util.List;
import java.util.Random;
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

/** How long an answer from the cache takes inside a process. Promised: memory under 1 ms, file under 10 ms. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheHitBenchmark {
    private static final LoadOptions OPTIONS = LoadOptions.of("identitystore:DescribeUser");
    private static final int KEYS = 1000;

    /** Where the entries are. */
    @Param({"memory", "memory+aes256", "file", "file+aes256"})
    public String backend = "memory";

    /** Bytes of a value: a user, a page of users, 20,000 users. */
    @Param({"1000", "100000", "5000000"})
    public int size;

    private BenchmarkedCache cache = new BenchmarkedCache("memory");
    private List<CacheKey> keys = List.of();
    private int next;

    /** Fills the cache. */
    @Setup(Level.Trial)
    public void fill() {
        byte[] value = new byte[size];
        Random random = new Random(1);
        for (int i = 0; i < size; i++) {
            value[i] = (byte) (' ' + random.nextInt(24)); // compresses about as names and ids do
        }
        cache.close();
        cache = new BenchmarkedCache(backend);
        keys = cache.fill("user", Math.min(KEYS, 100_000_000 / size), value);
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void close() {
        cache.close();
    }

    /** One read that is answered from the cache. */
    @Benchmark
    public CachedValue hit() {
        next = (next + 1) % keys.size();
        return cache.manager().getOrLoad(keys.get(next), OPTIONS, () -> {
            throw new IllegalStateException("not a hit");
        });
    }
}
