package io.awsideman.aws.caching.matrix;

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
        write.before().forEach(step -> writer.mustSend(step, () -> {}));
        List<Onlooker.Seen> before = onlooker.look(reads);
        List<Stale> stale = new ArrayList<>();
        List<String> fresh = new ArrayList<>();

        String answer = writer.mustSend(write, () -> {
            scenario.finishWork(write.caller());
            fresh.addAll(scenario.fresh(write, reads));
            if (other != null) { // the writer itself is still in the middle of its call
                stale.addAll(Stale.among("before the end of " + write, reads, other.look(reads), fresh));
            }
        });
        List<Onlooker.Seen> after = onlooker.look(reads);
        stale.addAll(Stale.among("after " + write, reads, after, fresh));
        if (write.poll() != null) {
            scenario.pollToTheEnd(write, answer, writer);
            after = onlooker.look(reads);
            stale.addAll(Stale.among("after the polled end of " + write, reads, after, fresh));
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
}
