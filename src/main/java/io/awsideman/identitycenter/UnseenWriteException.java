package io.awsideman.identitycenter;

import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS has done what it was asked, and what came of it cannot be read. */
public final class UnseenWriteException extends RuntimeException {
    private final transient SdkException failure;

    private UnseenWriteException(String done, SdkException failure) {
        super(done, failure);
        this.failure = failure;
    }

    /**
     * Reads what a write has made.
     *
     * @param done what was done, for people: {@code the group Auditors (9067…) was created}
     * @throws UnseenWriteException if it cannot be read
     */
    public static <T> T reading(String done, Supplier<T> read) {
        try {
            return read.get();
        } catch (AbortedException e) {
            throw e; // nobody wants to see it any more
        } catch (SdkException e) {
            throw new UnseenWriteException(done, e);
        }
    }

    /** Why it cannot be read. */
    public SdkException failure() {
        return failure;
    }
}
