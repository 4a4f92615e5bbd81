package io.awsideman.aws.caching;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The resource types and operations that the keys of kept answers have. */
public final class CachedOperations {
    private CachedOperations() {}

    /** All of them, as {@code user:list}. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        names.add(DescribedPermissionSets.KEYS);
        for (OperationCatalog catalog : List.of(
                IdentityStoreOperations.catalog(), SsoAdminOperations.catalog(), OrganizationsOperations.catalog())) {
            for (String operation : catalog.names()) {
                if (catalog.find(operation) instanceof Operation.Read read) {
                    names.add(read.key().resourceType() + ":" + read.key().operation());
                }
            }
        }
        return names;
    }
}
