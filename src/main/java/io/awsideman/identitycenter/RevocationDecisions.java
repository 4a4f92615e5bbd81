package io.awsideman.identitycenter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which assignments can be taken away when it was said of people that they shall lose access. A user's own assignment
 * can; a group's only if it was said of everybody who is in the group at this moment, since all of them lose it.
 */
public final class RevocationDecisions {
    private final GroupMemberships fresh;
    private final ParallelReads reads;

    /** @param fresh asks the service, because writes follow */
    public RevocationDecisions(GroupMemberships fresh, ParallelReads reads) {
        this.fresh = fresh;
        this.reads = reads;
    }

    /**
     * What can be done, and what cannot.
     *
     * @param revocable the assignments to take away
     * @param kept the other ones, by which others would lose access as well: the ids of these users
     */
    public record Decided(List<AccountAssignment> revocable, Map<AccountAssignment, List<String>> kept) {}

    /**
     * One call for each group.
     *
     * @param revoked by assignments, the ids of the users that shall lose it
     */
    public Decided decide(Map<AccountAssignment, Set<String>> revoked) {
        List<String> groups = AccessNames.principals(revoked.keySet(), PrincipalType.GROUP);
        List<Optional<List<Membership>>> memberships =
                reads.map("Reading members of groups", groups, fresh::ofGroupIfAny);
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            members.put(
                    groups.get(i),
                    memberships.get(i).orElseGet(List::of).stream()
                            .map(Membership::userId)
                            .toList());
        }
        Map<AccountAssignment, List<String>> kept = new LinkedHashMap<>();
        revoked.forEach((assignment, users) -> {
            List<String> others = members.getOrDefault(assignment.principalId(), List.of()).stream()
                    .filter(user -> !users.contains(user))
                    .toList();
            if (!others.isEmpty()) {
                kept.put(assignment, others);
            }
        });
        return new Decided(
                revoked.keySet().stream()
                        .filter(assignment -> !kept.containsKey(assignment))
                        .toList(),
                kept);
    }
}
