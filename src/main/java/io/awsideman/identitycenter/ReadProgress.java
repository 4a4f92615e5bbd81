package io.awsideman.identitycenter;

/** Is told how far many reads have come, by the threads that make them, one call at a time. */
public interface ReadProgress {
    /**
     * So many reads are done.
     *
     * @param what the work, for people: {@code Describing permission sets}
     */
    void advanced(String what, int done, int total);

    /** The reads are done, or have failed. */
    void finished();
}
