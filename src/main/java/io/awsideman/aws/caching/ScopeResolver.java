package io.awsideman.aws.caching;

import io.awsideman.cache.CacheScope;

/** Says whose data an answer is, and where changes of it are announced. Neither may need more than the first call does. */
public interface ScopeResolver {

    /**
     * The scope of an answer.
     *
     * @param global whether the service has one endpoint for all regions
     * @param instance the instance or identity store that the request names, empty if none
     */
    CacheScope scope(boolean global, String instance);

    /** The generation domain of the service's data; does not depend on the caller, so it needs no credentials. */
    String domain(boolean global);
}
