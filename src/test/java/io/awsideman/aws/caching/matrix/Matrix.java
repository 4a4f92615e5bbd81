package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.layer.EncryptingBackend;
import io.awsideman.cache.layer.FixedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All writes, one after the other, each amid all reads. */
final class Matrix {
    private final Scenario scenario;
    private final List<ReadRequest> reads;

    Matrix(Path folder) {
        this.scenario = Scenario.make(folder);
        this.reads = ReadRequest.all(scenario);
    }

    /** Who looks at what a write does. */
    enum Eyes {
        /** The process that writes. */
        WRITER,

        /** A process that has looked before and looks again; another Java where entries can be shared with one. */
        OTHER
    }

    /**
     * Which of the writes are tried: one in so many.
     *
     * @param number of the share, from 0
     */
    record Share(int number, int shares) {
        static final Share ALL = new Share(0, 1);

        boolean has(int write) {
            return write % shares == number;
        }
    }

    /**
     * @param encrypted whether nothing is stored as it is; seen by this Java only
     * @param everything whether each write is amid all reads; otherwise it is amid all that its rules are about, and one of
     *     every other operation
     */
    List<Outcome> run(Store store, boolean encrypted, Path cache, Eyes eyes, Share share, boolean everything)
            throws IOException {
        Supplier<CacheBackend> plain = store.at(cache, scenario.clock);
        FixedKeys keys = new FixedKeys();
        Supplier<CacheBackend> place =
                encrypted ? () -> new EncryptingBackend(plain.get(), keys, false, Matrix::fail) : plain;
        if (eyes == Eyes.OTHER && store.isAcrossProcesses() && !encrypted) {
            try (OtherProcess process = new OtherProcess(scenario, reads, store, cache)) {
                return run(new Trial(scenario, write -> party(write, place), process::as), share, everything);
            }
        }
        Map<String, Party> others = new HashMap<>();
        return run(
                new Trial(
                        scenario,
                        write -> party(write, place),
                        write -> eyes == Eyes.WRITER
                                ? null
                                : others.computeIfAbsent(write.caller(), caller -> party(write, place))),
                share,
                everything);
    }

    private List<Outcome> run(Trial trial, Share share, boolean everything) {
        List<Outcome> outcomes = new ArrayList<>();
        List<WriteRequest> writes = WriteRequest.all(scenario);
        for (int i = 0; i < writes.size(); i++) {
            WriteRequest write = writes.get(i);
            if (share.has(i)) {
                outcomes.add(trial.run(write, everything ? reads : write.subjectsAndOneOfEachOther(reads)));
            }
        }
        return outcomes;
    }

    private static void fail(String warning) {
        throw new AssertionError(warning);
    }

    private Party party(WriteRequest write, Supplier<CacheBackend> place) {
        return new Party(scenario, scenario.services, write.caller(), place.get(), Duration.ZERO);
    }
}
