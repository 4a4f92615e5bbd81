package io.awsideman.aws.caching.matrix;

/** An answer that is not what AWS answers. */
record Stale(String when, ReadRequest read, String seen, String fresh) {
    @Override
    public String toString() {
        return when + ": " + read + "\n    answered " + seen + "\n    AWS says " + fresh;
    }
}
