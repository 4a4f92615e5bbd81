package io.awsideman.aws.caching.matrix;

import java.util.List;

/** Somebody who asks through a cache. */
interface Onlooker {
    /** The answers to the requests, in their order. */
    List<Seen> look(List<ReadRequest> reads);

    /**
     * What one request was answered.
     *
     * @param asked whether AWS was asked for it
     */
    record Seen(String answer, boolean asked) {
        boolean isRefusal() {
            return !answer.startsWith("{");
        }

        /** Whether the answer is in the cache now, as far as one look can tell. */
        boolean isKept() {
            return !asked || !isRefusal();
        }
    }
}
