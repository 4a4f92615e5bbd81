package io.awsideman.aws.caching;

/** The cache does not have an answer that nobody shall ask AWS for. */
public final class NotKeptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotKeptException() {
        super("the cache does not have it", null, false, false);
    }
}
