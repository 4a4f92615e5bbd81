package io.awsideman.cache.faults;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.Samples;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An AWS of some things, each with a state that only grows, and what each computer has changed it to. */
final class AwsModel {
    static final int THINGS = 2;

    private final int[] states = new int[THINGS];
    private final Map<Computer, int[]> changes = new HashMap<>();

    static CacheKey key(int thing) {
        return CacheKey.of(Samples.ALICE, "user", "describe", "u-" + thing);
    }

    int state(int thing) {
        return states[thing];
    }

    void change(Computer by, int thing) {
        states[thing]++;
        changes.computeIfAbsent(by, computer -> new int[THINGS])[thing] = states[thing];
    }

    /** The state to which a computer has last changed a thing; zero if it has not. */
    int lastChange(Computer by, int thing) {
        return changes.getOrDefault(by, new int[THINGS])[thing];
    }

    @Override
    public String toString() {
        return Arrays.toString(states);
    }
}
