package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach what. Assignments and memberships come with the fewest calls: one person costs the memberships, and one call
 * for the person and one for each group; whole accounts and permission sets cost their scan and one call for each group that
 * is assigned there; everybody costs whichever scan is cheaper. Names come on top, see {@link NamedThings}.
 */
public final class Access {
    private final GroupMemberships memberships;
    private final AssignmentScan scan;
    private final AccessNames names;
    private final PartialReads groupReads;

    public Access(GroupMemberships memberships, AssignmentScan scan, AccessNames names, ParallelReads reads) {
        this.memberships = memberships;
        this.scan = scan.tolerant();
        this.names = names;
        this.groupReads = new PartialReads(reads, true);
    }

    /** What AWS refused to tell of what was asked here: if there is anything, the answers are not complete. */
    public List<Unread> unread() {
        return Stream.concat(scan.unread().stream(), groupReads.refused().stream())
                .toList();
    }

    /** What a user has, directly and through groups, in the order of {@link AccessGrant#ORDER}. */
    public List<AccessGrant> ofUser(User user, AccessScope scope) {
        Set<String> groupIds = memberships.ofUser(user.id()).stream()
                .map(Membership::groupId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Principal> principals = new ArrayList<>(List.of(Principal.of(user)));
        // What they are called is asked when it is known which of them give something.
        groupIds.forEach(id -> principals.add(new Principal(PrincipalType.GROUP, id, id)));
        List<AccountAssignment> found = of(principals, scope);
        Map<String, Group> groups = names.groups().byIds(AccessNames.principals(found, PrincipalType.GROUP));
        return ordered(found, names.of(found, Map.of(user.id(), user), groups), user);
    }

    /** What every member of a group has through it, in the order of {@link AccessGrant#ORDER}; the grants name no user. */
    public List<AccessGrant> ofGroup(Group group, AccessScope scope) {
        List<AccountAssignment> found = of(List.of(Principal.of(group)), scope);
        return ordered(found, names.of(found, Map.of(), Map.of(group.id(), group)), null);
    }

    private static List<AccessGrant> ordered(
            List<AccountAssignment> found, AccessNames.Known known, @Nullable User user) {
        return found.stream()
                .map(assignment -> known.grant(assignment, user))
                .sorted(AccessGrant.ORDER)
                .toList();
    }

    private List<AccountAssignment> of(List<Principal> principals, AccessScope scope) {
        return scope.isEverything()
                ? scan.ofPrincipals(principals, () -> places(scope, principals, false))
                : scan.find(places(scope, principals, false));
    }

    /** Who reaches the accounts with the permission sets, assignments of users and groups that are gone included. */
    public PeopleWithAccess in(AccessScope scope) {
        return expanded(scan.find(places(scope, List.of(), true)));
    }

    /** What everybody has; assignments of users and groups that are gone are left out, since nobody has them. */
    public PeopleWithAccess ofEverybody(AccessScope scope) {
        List<Principal> everybody = Stream.concat(
                        names.users().all().stream().map(Principal::of),
                        names.groups().all().stream().map(Principal::of))
                .toList();
        return expanded(scan.find(places(scope, everybody, false)));
    }

    private AssignmentScope places(AccessScope scope, List<Principal> principals, boolean everyPrincipal) {
        Collection<Account> accounts =
                scope.accounts().orElseGet(() -> names.accounts().all());
        Collection<PermissionSet> sets =
                scope.permissionSets().orElseGet(() -> names.permissionSets().all());
        return new AssignmentScope(
                accounts.stream().map(Account::id).collect(Collectors.toSet()),
                scope.accounts().isEmpty(),
                sets.stream().map(PermissionSet::arn).collect(Collectors.toSet()),
                scope.permissionSets().isEmpty(),
                principals,
                everyPrincipal);
    }

    private PeopleWithAccess expanded(List<AccountAssignment> found) {
        Map<String, Group> groups =
                new LinkedHashMap<>(names.groups().byIds(AccessNames.principals(found, PrincipalType.GROUP)));
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Members told : membersOf(groups.values())) {
            if (told.memberships().isPresent()) {
                members.put(
                        told.groupId(),
                        told.memberships().get().stream()
                                .map(Membership::userId)
                                .toList());
            } else {
                groups.remove(told.groupId());
            }
        }
        Set<String> userIds = new LinkedHashSet<>(AccessNames.principals(found, PrincipalType.USER));
        members.values().forEach(userIds::addAll);
        return new PeopleWithAccess(
                found, members, names.of(found, names.users().byIds(userIds), groups));
    }

    /** Those of the groups that nobody is in, in their order; one whose members AWS refuses to tell is {@link #unread}. */
    List<Group> empty(List<Group> groups) {
        Set<String> empty = membersOf(groups).stream()
                .filter(told -> told.memberships().filter(List::isEmpty).isPresent())
                .map(Members::groupId)
                .collect(Collectors.toSet());
        return groups.stream().filter(group -> empty.contains(group.id())).toList();
    }

    /** @param memberships empty if the group is gone, which an older answer told otherwise */
    private record Members(String groupId, Optional<List<Membership>> memberships) {}

    /** Without the groups whose members AWS refuses to tell. */
    private List<Members> membersOf(Collection<Group> groups) {
        return groupReads.map(
                "Reading members of groups",
                List.copyOf(groups),
                group -> List.of(new Members(group.id(), memberships.ofGroupIfAny(group.id()))),
                group -> reason -> new Unread(null, null, group.id(), reason));
    }
}
