package io.awsideman.identitycenter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Work that AWS has been asked for and carries out on its own time. */
public interface AsynchronousRequest {

    /** Everything the API says, in its names ({@code RequestId}, {@code Status}, {@code FailureReason}, …). */
    Map<String, Object> attributes();

    default String id() {
        return Attributes.required(attributes(), "RequestId");
    }

    /** {@code IN_PROGRESS}, {@code SUCCEEDED} or {@code FAILED}. */
    default String status() {
        return Attributes.required(attributes(), "Status");
    }

    default boolean isInProgress() {
        return status().equals("IN_PROGRESS");
    }

    default boolean hasFailed() {
        return status().equals("FAILED");
    }

    /** Why it failed, as AWS says it. */
    default @Nullable String failureReason() {
        return Attributes.text(attributes(), "FailureReason");
    }
}
