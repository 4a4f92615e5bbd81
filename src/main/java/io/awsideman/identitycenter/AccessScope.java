package io.awsideman.identitycenter;

import java.util.List;
import java.util.Optional;

/**
 * What a question about access is limited to.
 *
 * @param accounts the accounts that are asked about; empty for all
 * @param permissionSets the permission sets that are asked about; empty for all
 */
public record AccessScope(Optional<List<Account>> accounts, Optional<List<PermissionSet>> permissionSets) {
    /** Everything there is. */
    public static final AccessScope EVERYTHING = new AccessScope(Optional.empty(), Optional.empty());

    public boolean isEverything() {
        return accounts.isEmpty() && permissionSets.isEmpty();
    }

    /** The same accounts, of which only these permission sets are asked about. */
    public AccessScope with(List<PermissionSet> sets) {
        return new AccessScope(accounts, Optional.of(sets));
    }
}
