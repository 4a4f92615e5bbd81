package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.cache.CacheBackend;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the matrix would notice the loss of any one rule: every write is tried by a catalogue that has all its rules but one,
 * amid the reads that this rule is about.
 */
class RuleNecessityTest {
    private int rules;

    @Test
    void withoutAnyOneRuleAnAnswerIsStale(@TempDir(factory = FastFolder.class) Path folder) throws IOException {
        Scenario scenario = Scenario.make(folder);
        List<ReadRequest> reads = ReadRequest.all(scenario);
        List<WriteRequest> writes = WriteRequest.all(scenario);
        Set<String> redundant = new TreeSet<>();
        for (CatalogedService service : scenario.services) {
            for (String operation : service.writes()) {
                List<WriteRequest> changes = writes.stream()
                        .filter(write ->
                                write.service() == service && write.operation().equals(operation))
                        .toList();
                redundant.addAll(changes.isEmpty() ? List.of() : redundant(scenario, reads, changes));
            }
        }

        System.out.println("cache matrix: " + rules + " rules, " + redundant.size() + " of them not provable here");
        assertThat(redundant).isEqualTo(known());
    }

    /** The rules of one write that nothing becomes stale without. */
    private List<String> redundant(Scenario scenario, List<ReadRequest> reads, List<WriteRequest> changes) {
        WriteRequest change = changes.get(0);
        List<String> redundant = new ArrayList<>();
        for (String rule : change.service().rules(change.operation())) {
            rules++;
            List<CatalogedService> services = new ArrayList<>(scenario.services);
            services.replaceAll(
                    service -> service == change.service() ? service.without(change.operation(), rule) : service);
            List<ReadRequest> subjects = reads.stream()
                    .filter(read -> read.service().global() == change.service().global() && read.isSubjectOf(rule))
                    .toList();
            if (changes.stream().noneMatch(write -> isStale(scenario, services, write, subjects))) {
                redundant.add(change.name() + ": " + rule);
            }
        }
        return redundant;
    }

    private static boolean isStale(
            Scenario scenario, List<CatalogedService> services, WriteRequest write, List<ReadRequest> reads) {
        CacheBackend entries = Store.MEMORY.at(Path.of(""), scenario.clock).get();
        Trial trial = new Trial(
                scenario,
                first -> new Party(scenario, services, first.caller(), entries, Duration.ZERO),
                first -> null);
        return !trial.run(write, reads).stale().isEmpty();
    }

    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String line : ChangesOfAws.lines("redundant.txt")) {
            known.add(line.substring(0, line.indexOf(" - ")));
        }
        return known;
    }
}
