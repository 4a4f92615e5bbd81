package io.awsideman.aws.caching.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What an onlooker saw of one write.
 *
 * @param before the answers just before the write
 * @param after the first ones after it
 * @param later the second ones after it; the first ones again unless the onlooker is the writer
 * @param stale all that were not AWS's at any time
 */
record Outcome(
        WriteRequest write,
        List<ReadRequest> reads,
        List<Onlooker.Seen> before,
        List<Onlooker.Seen> after,
        List<Onlooker.Seen> later,
        List<Stale> stale) {

    /** The reads that AWS answers otherwise than before. */
    List<ReadRequest> changed() {
        return pick(i -> !before.get(i).answer().equals(after.get(i).answer()));
    }

    /** Those of them that are answers, and no refusals. */
    List<ReadRequest> changedAnswers() {
        return pick(i -> !before.get(i).answer().equals(after.get(i).answer())
                && !after.get(i).isRefusal());
    }

    /** The kept answers that the write changed nothing about. */
    List<ReadRequest> untouched() {
        return pick(this::isUntouched);
    }

    /** Those of them that had to be asked for again. */
    List<ReadRequest> lost() {
        return pick(i -> isUntouched(i) && after.get(i).asked());
    }

    /** Answers that are not kept after the write though they could be. */
    List<ReadRequest> notKeptAgain() {
        return pick(i -> !after.get(i).isRefusal() && later.get(i).asked());
    }

    private boolean isUntouched(int i) {
        return before.get(i).isKept()
                && before.get(i).answer().equals(after.get(i).answer());
    }

    private List<ReadRequest> pick(IntPredicate which) {
        List<ReadRequest> picked = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (which.test(i)) {
                picked.add(reads.get(i));
            }
        }
        return picked;
    }
}
