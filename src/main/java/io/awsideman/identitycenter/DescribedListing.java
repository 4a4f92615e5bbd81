package io.awsideman.identitycenter;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

/** Remembers the descriptions of all permission sets as one answer, or asks for them anew. */
@FunctionalInterface
public interface DescribedListing {
    /**
     * The descriptions.
     *
     * @param fresh whether the reads must be made, because a write follows from them
     * @param reads ask the service for each of them
     */
    List<DescribePermissionSetResponse> getOrLoad(boolean fresh, Supplier<List<DescribePermissionSetResponse>> reads);
}
