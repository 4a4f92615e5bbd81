package io.awsideman.aws.caching.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Read, write, read: everything is read, one change is made, and everything is read again by an onlooker, who is the writer
 * or somebody else with the same entries. All trials share the entries; what a change changed is undone after it.
 */
final class Trial {
    /** Longer than a write that nobody ends stays announced. */
    private static final Duration LONGER_THAN_ANY_WRITE = Duration.ofMinutes(11);

    private final Scenario scenario;
    private final Function<WriteRequest, Party> parties;
    private final Function<WriteRequest, @Nullable Onlooker> onlookers;
    private final Map<String, Party> writers = new HashMap<>();

    /**
     * @param parties makes a writer with the caller of the write
     * @param onlookers gives the one who looks at what the write does; {@code null} for the writer
     */
    Trial(
            Scenario scenario,
            Function<WriteRequest, Party> parties,
            Function<WriteRequest, @Nullable Onlooker> onlookers) {
        this.scenario = scenario;
        this.parties = parties;
        this.onlookers = onlookers;
    }

    /** Makes the change amid the reads. */
    Outcome run(WriteRequest write, List<ReadRequest> reads) {
        Party writer = writers.computeIfAbsent(write.caller(), caller -> parties.apply(write));
        Onlooker other = onlookers.apply(write);
        Onlooker onlooker = other == null ? writer : other;
        scenario.restore();
        write.before().forEach(step -> mustSend(step, writer, () -> {}));
        List<Onlooker.Seen> before = onlooker.look(reads);
        List<Stale> stale = new ArrayList<>();
        List<String> fresh = new ArrayList<>();

        String answer = mustSend(write, writer, () -> {
            scenario.finishWork(write.caller());
            fresh.addAll(fresh(write, reads));
            if (other != null) { // the writer itself is still in the middle of its call
                stale.addAll(stale("before the end of " + write, reads, other.look(reads), fresh));
            }
        });
        List<Onlooker.Seen> after = onlooker.look(reads);
        stale.addAll(stale("after " + write, reads, after, fresh));
        if (write.poll() != null) {
            scenario.pollToTheEnd(write, answer, writer);
            after = onlooker.look(reads);
            stale.addAll(stale("after the polled end of " + write, reads, after, fresh));
        }
        List<Onlooker.Seen> later = other == null ? writer.look(reads) : after;
        undo(write, writer, stale.isEmpty());
        return new Outcome(write, reads, before, after, later, stale);
    }

    private void undo(WriteRequest write, Party writer, boolean right) {
        scenario.restore();
        scenario.clock.advance(LONGER_THAN_ANY_WRITE);
        write.before().forEach(writer::announce);
        writer.announce(write);
        if (!right) {
            writer.clear();
        }
    }

    private List<String> fresh(WriteRequest write, List<ReadRequest> reads) {
        Upstream upstream = scenario.upstreamOf(write.caller());
        return reads.stream().map(read -> read.fresh(upstream, scenario)).toList();
    }

    private static String mustSend(WriteRequest write, Party writer, Runnable meanwhile) {
        String answer = writer.send(write, meanwhile);
        assertThat(answer).as(write.toString()).startsWith("{");
        return answer;
    }

    /** What was seen that is not what AWS answers. */
    static List<Stale> stale(String when, List<ReadRequest> reads, List<Onlooker.Seen> seen, List<String> fresh) {
        List<Stale> stale = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (!fresh.get(i).equals(seen.get(i).answer())) {
                stale.add(new Stale(when, reads.get(i), seen.get(i).answer(), fresh.get(i)));
            }
        }
        return stale;
    }
}
