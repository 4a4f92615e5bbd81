package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Assignments with their groups expanded to people. Only the assignments and memberships are held: what is told of them, which
 * may be a hundred times as much, is made while it is gone through.
 */
public final class PeopleWithAccess {
    /** Nobody, nowhere. */
    static final PeopleWithAccess NONE =
            new PeopleWithAccess(List.of(), Map.of(), new AccessNames.Known(Map.of(), Map.of(), Map.of(), Map.of()));

    private final Collection<AccountAssignment> assignments;
    private final Map<String, List<String>> members;
    private final AccessNames.Known names;

    /**
     * @param members the ids of the users in each group, by the group's id; none for a group that is gone, and for one whose
     *     members are not known
     */
    PeopleWithAccess(
            Collection<AccountAssignment> assignments, Map<String, List<String>> members, AccessNames.Known names) {
        this.assignments = assignments;
        this.members = members;
        this.names = names;
    }

    /**
     * The grants of all people in the order of {@link AccessGrant#ORDER}, and one without a user for each assignment of a user
     * or group that is gone, and of a group whose members are not known.
     */
    public Stream<AccessGrant> grants() {
        // A list of its own: what is sorted in a stream comes out of it all at once, and so would all that is made of
        // it.
        List<List<AccountAssignment>> ordered = new ArrayList<>(places().values());
        ordered.sort(Comparator.comparing(rows -> names.grant(rows.get(0), null), AccessGrant.BY_PLACE));
        return ordered.stream().flatMap(rows -> expanded(rows).stream());
    }

    /** What is assigned at each place. */
    Map<Place, List<AccountAssignment>> places() {
        Map<Place, List<AccountAssignment>> places = new HashMap<>();
        assignments.forEach(row ->
                places.computeIfAbsent(row.place(), place -> new ArrayList<>()).add(row));
        return places;
    }

    /** The grants that some of the assignments come to, in the order of {@link AccessGrant#ORDER}. */
    List<AccessGrant> expanded(List<AccountAssignment> some) {
        return some.stream().flatMap(this::expanded).sorted(AccessGrant.ORDER).toList();
    }

    private Stream<AccessGrant> expanded(AccountAssignment assignment) {
        AccessGrant own = names.grant(assignment, null);
        if (!own.principal().exists() || isUnread(assignment)) {
            return Stream.of(own);
        }
        return names.existing(holders(assignment)).stream().map(user -> names.grant(assignment, user));
    }

    private boolean isUnread(AccountAssignment assignment) {
        return assignment.principalType() == PrincipalType.GROUP && !members.containsKey(assignment.principalId());
    }

    private List<String> holders(AccountAssignment assignment) {
        return assignment.principalType() == PrincipalType.USER
                ? List.of(assignment.principalId())
                : members.getOrDefault(assignment.principalId(), List.of());
    }

    /** What each person has in each account, by user name and account; people who have nothing are left out. */
    public Stream<PersonAccess> byPerson() {
        Map<String, List<AccountAssignment>> byPrincipal = new HashMap<>();
        assignments.forEach(row -> byPrincipal
                .computeIfAbsent(row.principalId(), principal -> new ArrayList<>())
                .add(row));
        Map<String, Set<String>> principals = new LinkedHashMap<>();
        AccessNames.principals(assignments, PrincipalType.USER).forEach(user -> principals
                .computeIfAbsent(user, id -> new LinkedHashSet<>())
                .add(user));
        AccessNames.principals(assignments, PrincipalType.GROUP)
                .forEach(group -> members.getOrDefault(group, List.of()).forEach(user -> principals
                        .computeIfAbsent(user, id -> new LinkedHashSet<>())
                        .add(group)));
        return names.existing(principals.keySet()).stream()
                .flatMap(user -> ofPerson(
                        user,
                        principals.getOrDefault(user.id(), Set.of()).stream()
                                .flatMap(id -> byPrincipal.getOrDefault(id, List.of()).stream())));
    }

    private Stream<PersonAccess> ofPerson(User user, Stream<AccountAssignment> own) {
        Map<String, List<AccessGrant>> byAccount = new LinkedHashMap<>();
        own.map(assignment -> names.grant(assignment, user))
                .sorted(AccessGrant.ORDER)
                .forEach(grant -> byAccount
                        .computeIfAbsent(grant.account().id(), id -> new ArrayList<>())
                        .add(grant));
        return byAccount.values().stream()
                .map(grants -> new PersonAccess(user, grants.get(0).account(), grants));
    }

    /** The same with everything that belongs to the permission sets, which costs some calls for each. */
    public PeopleWithAccess withDetails(PermissionSets permissionSets) {
        Map<String, PermissionSet> detailed = new LinkedHashMap<>(names.permissionSets());
        permissionSets.details(names.permissionSets().values()).stream()
                .map(PermissionSetDetails::permissionSet)
                .forEach(set -> detailed.put(set.arn(), set));
        return new PeopleWithAccess(
                assignments, members, new AccessNames.Known(names.users(), names.groups(), names.accounts(), detailed));
    }

    /** The ids of the users in each group, by the group's id. */
    Map<String, List<String>> members() {
        return members;
    }

    AccessNames.Known names() {
        return names;
    }

    /** All assignments, in no particular order. */
    Collection<AccountAssignment> assignments() {
        return assignments;
    }

    /** An assignment with its names and without people. */
    AccessGrant described(AccountAssignment assignment) {
        return names.grant(assignment, null);
    }

    /** Assignments of these with their names and without people, in the order of {@link AccessGrant#ORDER}. */
    Stream<AccessGrant> described(Collection<AccountAssignment> some) {
        return some.stream().map(this::described).sorted(AccessGrant.ORDER);
    }

    /** Goes through all grants to count them. */
    public AccessSummary summary() {
        return AccessSummary.of(grants(), IdentitySource.of(names.users().values()));
    }

    /** The groups with assignments here that nobody is in. */
    public List<Group> emptyGroups() {
        return AccessNames.principals(assignments, PrincipalType.GROUP).stream()
                .filter(id -> members.containsKey(id) && members.get(id).isEmpty())
                .flatMap(id -> Stream.ofNullable(names.groups().get(id)))
                .toList();
    }

    /** The assignments whose user or group is gone. */
    public List<AccountAssignment> orphans() {
        return assignments.stream()
                .filter(row -> !names.grant(row, null).principal().exists())
                .toList();
    }
}
