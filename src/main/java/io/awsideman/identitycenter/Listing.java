package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;

/** All things of one kind, by the names of the API and in the service's order. */
@FunctionalInterface
public interface Listing {
    /** @param fresh whether the service must be asked, because a write follows */
    List<Map<String, Object>> rows(boolean fresh);
}
