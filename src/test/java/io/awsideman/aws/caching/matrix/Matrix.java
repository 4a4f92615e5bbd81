package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
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
     * @param everything whether each write is amid all reads; otherwise it is amid all that its rules are about, and one of
     *     every other operation
     */
    List<Outcome> run(Store store, Path cache, Eyes eyes, boolean everything) throws IOException {
        Supplier<CacheBackend> place = store.at(cache, scenario.clock);
        if (eyes == Eyes.OTHER && store.isAcrossProcesses()) {
            try (OtherProcess process = new OtherProcess(scenario, reads, store, cache)) {
                return run(new Trial(scenario, write -> party(write, place), process::as), everything);
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
                everything);
    }

    private List<Outcome> run(Trial trial, boolean everything) {
        List<Outcome> outcomes = new ArrayList<>();
        for (WriteRequest write : WriteRequest.all(scenario)) {
            outcomes.add(trial.run(write, everything ? reads : write.subjectsAndOneOfEachOther(reads)));
        }
        return outcomes;
    }

    private Party party(WriteRequest write, Supplier<CacheBackend> place) {
        return new Party(scenario, scenario.services, write.caller(), place.get(), Duration.ZERO);
    }
}
