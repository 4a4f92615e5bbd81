package io.awsideman.aws.caching.matrix;

import java.util.ArrayList;
import java.util.List;

/** An answer that is not what AWS answers. */
record Stale(String when, ReadRequest read, String seen, String fresh) {
    /** What was seen that is not what AWS answers. */
    static List<Stale> among(String when, List<ReadRequest> reads, List<Onlooker.Seen> seen, List<String> fresh) {
        List<Stale> stale = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            if (!fresh.get(i).equals(seen.get(i).answer())) {
                stale.add(new Stale(when, reads.get(i), seen.get(i).answer(), fresh.get(i)));
            }
        }
        return stale;
    }

    @Override
    public String toString() {
        return when + ": " + read + "\n    answered " + seen + "\n    AWS says " + fresh;
    }
}
