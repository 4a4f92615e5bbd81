package io.awsideman.aws.caching;

/** Is told how far the reading of a long listing has come. */
public interface ListingProgress {
    /** Another page has arrived; so many items are there now. */
    void page(String operation, int items);

    /** The listing is complete, or has failed. */
    void end();
}
