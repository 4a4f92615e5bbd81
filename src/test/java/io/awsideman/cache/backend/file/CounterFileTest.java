package io.awsideman.cache.backend.file;

import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journals of what was counted, and what killed processes leave of them. */
class CounterFileTest {
    private final MovableClock clock = new MovableClock();
    private final FileBackend backend;
    private final Path root;

    CounterFileTest(@TempDir Path root) {
        this.root = root;
        this.backend = new FileBackend(root, 1_000_000, clock, new HookedRandom(), warning -> {});
    }

    @BeforeEach
    void keepSomething() {
        backend.generations(USERS.generationPrefixes(), true);
    }

    @Test
    void countersAddUpOverManyJournals() throws IOException {
        Layout layout = new Layout(root);
        CacheCounters one =
                CacheCounters.of(Counter.HITS, "user:list", 1).plus(CacheCounters.of(Counter.MISSES, "", 2));
        long added = 0;
        Set<Path> seen = new HashSet<>();
        while (!seen.contains(layout.counters())) {
            backend.add(one);
            added++;
            try (Stream<Path> there = Files.list(layout.version())) {
                there.forEach(seen::add);
            }
            assertThat(backend.counters().hits()).isEqualTo(added);
        }

        assertThat(backend.counters().misses()).isEqualTo(2 * added);
        assertThat(seen).contains(layout.countersAside());
        assertThat(backend.exposures()).isEmpty();
    }

    @Test
    void journalOfCountersIsAddedOnceWhoeverIsKilled() throws IOException {
        Layout layout = new Layout(root);
        CacheCounters one = CacheCounters.of(Counter.HITS, "user:list", 1);
        long added = 0;
        byte[] aside = {};
        while (Files.notExists(layout.counters())) {
            aside = Files.exists(layout.countersAside()) ? Files.readAllBytes(layout.countersAside()) : aside;
            backend.add(one);
            added++;
        }
        // as if its process had been killed before it could delete what it had added
        Files.move(layout.countersAside(), layout.countersJournal(), StandardCopyOption.REPLACE_EXISTING);
        Files.write(layout.countersAside(), aside);

        assertThat(backend.counters().hits()).isEqualTo(added);
        byte[] sums = Files.readAllBytes(layout.counters());
        while (Arrays.equals(Files.readAllBytes(layout.counters()), sums)) {
            backend.add(one);
            added++;
            assertThat(backend.counters().hits()).isEqualTo(added);
        }
    }

    @Test
    void journalOfCountersIsCountedOnceWhileItHasTwoNames() throws IOException {
        Layout layout = new Layout(root);
        CacheCounters one = CacheCounters.of(Counter.HITS, "user:list", 1);
        backend.add(one);
        // as if a process had been killed before it could put another journal in the place of the one it set aside
        Files.createLink(layout.countersAside(), layout.countersJournal());

        assertThat(backend.counters().hits()).isEqualTo(1);
        for (long added = 2; Files.notExists(layout.counters()); added++) {
            backend.add(one);
            assertThat(backend.counters().hits()).isEqualTo(added);
        }
    }

    @Test
    void countersThatAreTakenAwayLeaveNoTrace() throws IOException {
        Layout layout = new Layout(root);
        CacheCounters one = CacheCounters.of(Counter.HITS, "user:list", 1);
        backend.add(one);
        backend.add(CacheCounters.of(Counter.MISSES, "group:list", 2));

        backend.add(one.negated());

        assertThat(backend.counters()).isEqualTo(CacheCounters.of(Counter.MISSES, "group:list", 2));
        assertThat(layout.countersAside()).doesNotExist();
        assertThat(layout.countersJournal()).content().doesNotContain("user:list");
        assertThat(layout.counters()).content().contains("group:list").doesNotContain("user:list");
    }
}
