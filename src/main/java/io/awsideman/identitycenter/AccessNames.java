package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where everything that assignments name by id is found. */
public record AccessNames(
        NamedThings<User> users,
        NamedThings<Group> groups,
        NamedThings<Account> accounts,
        NamedThings<PermissionSet> permissionSets) {

    /** What the ids in these assignments stand for; the users and groups are those given. */
    Known of(Collection<AccountAssignment> assignments, Map<String, User> users, Map<String, Group> groups) {
        return new Known(
                users,
                groups,
                accounts.byIds(ids(assignments, AccountAssignment::accountId)),
                permissionSets.byIds(ids(assignments, AccountAssignment::permissionSetArn)));
    }

    static List<String> principals(Collection<AccountAssignment> assignments, PrincipalType type) {
        return ids(
                assignments.stream().filter(row -> row.principalType() == type).toList(),
                AccountAssignment::principalId);
    }

    private static List<String> ids(
            Collection<AccountAssignment> assignments, Function<AccountAssignment, String> member) {
        return assignments.stream().map(member).distinct().toList();
    }

    /** What was found, by ids. */
    record Known(
            Map<String, User> users,
            Map<String, Group> groups,
            Map<String, Account> accounts,
            Map<String, PermissionSet> permissionSets) {

        AccessGrant grant(AccountAssignment assignment, @Nullable User user) {
            return new AccessGrant(
                    assignment,
                    account(assignment.accountId()),
                    permissionSet(assignment.permissionSetArn()),
                    principal(assignment),
                    user);
        }

        private Account account(String id) {
            Account account = accounts.get(id);
            return account == null ? new Account(Map.of("Id", id)) : account;
        }

        private PermissionSet permissionSet(String arn) {
            PermissionSet set = permissionSets.get(arn);
            return set == null ? new PermissionSet(Map.of("PermissionSetArn", arn, "Name", arn)) : set;
        }

        private Principal principal(AccountAssignment assignment) {
            String id = assignment.principalId();
            if (assignment.principalType() == PrincipalType.USER) {
                User user = users.get(id);
                return user == null ? new Principal(PrincipalType.USER, id, null) : Principal.of(user);
            }
            Group group = groups.get(id);
            return group == null ? new Principal(PrincipalType.GROUP, id, null) : Principal.of(group);
        }

        /** The users with these ids that there are, each once, by name. */
        List<User> existing(Collection<String> ids) {
            return ids.stream()
                    .distinct()
                    .map(users::get)
                    .filter(user -> user != null)
                    .sorted(Comparator.comparing(User::userName).thenComparing(User::id))
                    .toList();
        }
    }
}
