package io.awsideman.identitycenter;

import java.util.List;

/**
 * What one person has in one account.
 *
 * @param grants at least one, by permission set and path
 */
public record PersonAccess(User user, Account account, List<AccessGrant> grants) {

    /** The permission sets, each once, by name. */
    public List<PermissionSet> permissionSets() {
        return grants.stream().map(AccessGrant::permissionSet).distinct().toList();
    }

    /** How the person comes to them, each once. */
    public List<String> paths() {
        return grants.stream().map(AccessGrant::path).distinct().sorted().toList();
    }
}
