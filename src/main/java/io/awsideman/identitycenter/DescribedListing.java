package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

/** Remembers the descriptions of all permission sets as one answer, or asks for them anew. */
@FunctionalInterface
public interface DescribedListing {
    /**
     * The sets, by the names of the API.
     *
     * @param fresh whether the reads must be made, because a write follows from them
     * @param reads ask the service for each of them
     */
    List<Map<String, Object>> getOrLoad(boolean fresh, Supplier<List<DescribePermissionSetResponse>> reads);
}
