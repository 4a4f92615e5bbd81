package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.Map;

/** What users and groups were called when they were last seen, also those that are gone by now. */
public interface RememberedNames {
    /** Names by ids; nothing is promised: what was never remembered, or forgotten since, is not there. */
    Map<String, String> recall();

    /** Keeps the names of those that there are, beside those it has of others. */
    void remember(Collection<Principal> present);
}
