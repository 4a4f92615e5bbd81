package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has changed in who can reach what. Grants are compared by their ids, place by place, so that never more than those of one
 * permission set in one account are held at once.
 */
public final class AccessDifference {
    private static final List<String> OF_ACCOUNTS = List.of("Name", "State");
    private static final List<String> OF_SETS = List.of(
            "Description",
            "SessionDuration",
            "RelayState",
            "AttachedManagedPolicies",
            "CustomerManagedPolicyReferences",
            "InlinePolicy",
            "PermissionsBoundary");
    private static final List<String> OF_USERS = List.of("UserName", "DisplayName", "UserStatus");
    private static final List<String> OF_GROUPS = List.of("DisplayName");

    private final PeopleWithAccess before;
    private final PeopleWithAccess after;

    public AccessDifference(PeopleWithAccess before, PeopleWithAccess after) {
        this.before = before;
        this.after = after;
    }

    /** A grant that there was not before, or that there is no more. */
    public record GrantChange(boolean added, AccessGrant grant) {}

    /**
     * Another value of an attribute of something that people have access with, or to, before and after.
     *
     * @param thing an {@link Account}, {@link PermissionSet}, {@link User} or {@link Group} as it is after
     * @param before {@code null} if it had none; likewise after
     */
    public record AttributeChange(Object thing, String attribute, @Nullable Object before, @Nullable Object after) {}

    /** The grants that have come and gone, by account, permission set, user and path. */
    public Stream<GrantChange> grants() {
        Map<Place, List<AccountAssignment>> old = before.places();
        Map<Place, List<AccountAssignment>> now = after.places();
        Map<Place, AccessGrant> named = new LinkedHashMap<>();
        old.forEach((place, rows) -> named.put(place, before.described(rows.get(0))));
        now.forEach((place, rows) -> named.put(place, after.described(rows.get(0))));
        List<Map.Entry<Place, AccessGrant>> places = new ArrayList<>(named.entrySet());
        places.sort(Map.Entry.comparingByValue(AccessGrant.BY_PLACE));
        return places.stream()
                .flatMap(place ->
                        at(old.getOrDefault(place.getKey(), List.of()), now.getOrDefault(place.getKey(), List.of())));
    }

    private Stream<GrantChange> at(List<AccountAssignment> old, List<AccountAssignment> now) {
        List<AccessGrant> was = before.expanded(old);
        List<AccessGrant> is = after.expanded(now);
        return Stream.concat(
                        without(is, was).map(grant -> new GrantChange(true, grant)),
                        without(was, is).map(grant -> new GrantChange(false, grant)))
                .sorted(Comparator.comparing(GrantChange::grant, AccessGrant.ORDER));
    }

    private static Stream<AccessGrant> without(List<AccessGrant> some, List<AccessGrant> others) {
        Set<GrantId> known = new HashSet<>();
        others.forEach(grant -> known.add(GrantId.of(grant)));
        return some.stream().filter(grant -> !known.contains(GrantId.of(grant)));
    }

    private record GrantId(AccountAssignment assignment, String userId) {
        static GrantId of(AccessGrant grant) {
            User user = grant.user();
            return new GrantId(grant.assignment(), user == null ? "" : user.id());
        }
    }

    /** Accounts, permission sets, users and groups that are not what they were, of those that are on both sides. */
    public List<AttributeChange> attributes() {
        AccessNames.Known old = before.names();
        AccessNames.Known now = after.names();
        List<AttributeChange> changes = new ArrayList<>();
        collect(changes, old.accounts(), now.accounts(), Account::attributes, OF_ACCOUNTS);
        collect(changes, old.permissionSets(), now.permissionSets(), PermissionSet::attributes, OF_SETS);
        collect(changes, old.users(), now.users(), User::attributes, OF_USERS);
        collect(changes, old.groups(), now.groups(), Group::attributes, OF_GROUPS);
        return changes;
    }

    private static <T> void collect(
            Collection<AttributeChange> changes,
            Map<String, T> old,
            Map<String, T> now,
            Function<T, Map<String, Object>> attributes,
            List<String> names) {
        now.keySet().stream().filter(old::containsKey).sorted().forEach(id -> {
            T was = Objects.requireNonNull(old.get(id));
            T is = Objects.requireNonNull(now.get(id));
            for (String name : names) {
                Object one = attributes.apply(was).get(name);
                Object other = attributes.apply(is).get(name);
                if (!Objects.equals(unordered(one), unordered(other))) {
                    changes.add(new AttributeChange(is, name, one, other));
                }
            }
        });
    }

    private static @Nullable Object unordered(@Nullable Object value) {
        return value instanceof List<?> list ? new HashSet<>(list) : value;
    }
}
