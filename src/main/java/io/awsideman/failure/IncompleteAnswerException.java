package io.awsideman.failure;

/** An answer of which a part was handed over already when the rest could not be had. */
public final class IncompleteAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    /**
     * @param handedOver how many things were
     * @param failure why there are no more
     */
    public IncompleteAnswerException(int handedOver, RuntimeException failure) {
        super("the listing is not complete, it ends after " + handedOver, failure);
        this.failure = failure;
    }

    /** Why there is no more. */
    public RuntimeException failure() {
        return failure;
    }
}
