package io.awsideman.cli.cache;

/** Numbers of things in words. */
final class Counts {
    private Counts() {}

    static String entries(long count) {
        return of(count, "entry", "entries");
    }

    static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
