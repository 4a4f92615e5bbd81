package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through all assignments, users, groups and permission sets for what needs attention, with what is asked for only. */
public final class Findings {
    private static final Set<FindingCode> OF_GRANTS = Set.of(
            FindingCode.ORPHANED_ASSIGNMENT,
            FindingCode.DIRECT_USER_ASSIGNMENT,
            FindingCode.DISABLED_USER_WITH_ACCESS,
            FindingCode.UNASSIGNED_PERMISSION_SET,
            FindingCode.PROVISIONED_BUT_UNASSIGNED,
            FindingCode.INACTIVE_ACCOUNT_WITH_ASSIGNMENTS);

    private final Access access;
    private final AccessNames names;
    private final Orphans orphans;
    private final PermissionSets permissionSets;
    private final Provisioning provisioning;

    public Findings(
            Access access,
            AccessNames names,
            Orphans orphans,
            PermissionSets permissionSets,
            Provisioning provisioning) {
        this.access = access;
        this.names = names;
        this.orphans = orphans;
        this.permissionSets = permissionSets;
        this.provisioning = provisioning;
    }

    /** What AWS refused to tell of what was asked here: if there is anything, more may be found. */
    public List<Unread> unread() {
        return access.unread();
    }

    /** What is found of these kinds, kind by kind and always in the same order. */
    public List<Finding> find(Set<FindingCode> codes) {
        PeopleWithAccess people = codes.stream().anyMatch(OF_GRANTS::contains)
                ? access.in(AccessScope.EVERYTHING)
                : PeopleWithAccess.NONE;
        Map<PermissionSet, Map<String, Boolean>> provisioned = codes.contains(FindingCode.PROVISIONED_BUT_UNASSIGNED)
                        || codes.contains(FindingCode.OUTDATED_PERMISSION_SET)
                ? provisioned()
                : Map.of();
        return codes.stream()
                .sorted()
                .flatMap(code -> switch (code) {
                    case ORPHANED_ASSIGNMENT -> orphaned(people);
                    case DIRECT_USER_ASSIGNMENT -> direct(people);
                    case DISABLED_USER_WITH_ACCESS -> disabled(people);
                    case LOCAL_USER_BESIDE_PROVIDER -> local();
                    case EMPTY_GROUP -> emptyGroups();
                    case ADMINISTRATOR_PERMISSION_SET -> administrators();
                    case UNASSIGNED_PERMISSION_SET -> unassigned(people);
                    case PROVISIONED_BUT_UNASSIGNED -> leftOver(people, provisioned);
                    case OUTDATED_PERMISSION_SET -> outdated(provisioned);
                    case INACTIVE_ACCOUNT_WITH_ASSIGNMENTS -> inactive(people);
                })
                .toList();
    }

    private Stream<Finding> orphaned(PeopleWithAccess people) {
        List<AccountAssignment> gone = orphans.among(people.orphans());
        Map<String, String> remembered = orphans.names();
        return people.described(gone)
                .map(grant ->
                        Finding.orphan(grant, remembered.get(grant.assignment().principalId())));
    }

    private static Stream<Finding> direct(PeopleWithAccess people) {
        return people.described(people.assignments())
                .filter(grant -> grant.isDirect() && grant.principal().exists())
                .map(grant -> Finding.of(
                        FindingCode.DIRECT_USER_ASSIGNMENT, "assigned to the user, not through a group", grant));
    }

    private static Stream<Finding> disabled(PeopleWithAccess people) {
        Map<User, Integer> accounts = new LinkedHashMap<>();
        people.byPerson()
                .filter(person -> "DISABLED".equals(person.user().attributes().get("UserStatus")))
                .forEach(person -> accounts.merge(person.user(), 1, Integer::sum));
        return accounts.entrySet().stream()
                .map(user -> Finding.of(
                        FindingCode.DISABLED_USER_WITH_ACCESS,
                        "disabled, with access to " + count(user.getValue(), "account"),
                        Principal.of(user.getKey())));
    }

    private Stream<Finding> local() {
        List<User> all = names.users().all();
        long external =
                all.stream().filter(user -> !user.externalIssuers().isEmpty()).count();
        return external == 0
                ? Stream.of()
                : all.stream()
                        .filter(user -> user.externalIssuers().isEmpty())
                        .map(user -> Finding.of(
                                FindingCode.LOCAL_USER_BESIDE_PROVIDER,
                                "created here, while " + count(external, "user") + " came from an identity provider",
                                Principal.of(user)));
    }

    private Stream<Finding> emptyGroups() {
        return access.empty(names.groups().all()).stream()
                .map(group -> Finding.of(FindingCode.EMPTY_GROUP, "nobody is in it", Principal.of(group)));
    }

    private Stream<Finding> administrators() {
        return permissionSets.administrative().entrySet().stream()
                .map(set -> Finding.of(FindingCode.ADMINISTRATOR_PERMISSION_SET, set.getValue(), set.getKey(), null));
    }

    private Stream<Finding> unassigned(PeopleWithAccess people) {
        Set<String> assigned = people.assignments().stream()
                .map(AccountAssignment::permissionSetArn)
                .collect(Collectors.toSet());
        return permissionSets.list().stream()
                .filter(set -> !assigned.contains(set.arn()))
                .map(set -> Finding.of(
                        FindingCode.UNASSIGNED_PERMISSION_SET, "nobody is assigned to it anywhere", set, null));
    }

    private Map<PermissionSet, Map<String, Boolean>> provisioned() {
        List<PermissionSet> sets = permissionSets.list();
        List<Map<String, Boolean>> accounts = provisioning.accounts(sets);
        Map<PermissionSet, Map<String, Boolean>> provisioned = new LinkedHashMap<>();
        for (int i = 0; i < sets.size(); i++) {
            provisioned.put(sets.get(i), accounts.get(i));
        }
        return provisioned;
    }

    private Stream<Finding> leftOver(PeopleWithAccess people, Map<PermissionSet, Map<String, Boolean>> provisioned) {
        Set<AccountAssignment.Place> assigned =
                people.assignments().stream().map(AccountAssignment::place).collect(Collectors.toSet());
        return inAccounts(
                FindingCode.PROVISIONED_BUT_UNASSIGNED,
                "provisioned, and nobody is assigned to it there",
                provisioned,
                (set, account) -> !assigned.contains(new AccountAssignment.Place(account, set.arn())));
    }

    private Stream<Finding> outdated(Map<PermissionSet, Map<String, Boolean>> provisioned) {
        return inAccounts(
                FindingCode.OUTDATED_PERMISSION_SET,
                "the account has an older version; provision it",
                provisioned,
                (set, account) -> !provisioned.getOrDefault(set, Map.of()).getOrDefault(account, true));
    }

    private Stream<Finding> inAccounts(
            FindingCode code,
            String detail,
            Map<PermissionSet, Map<String, Boolean>> provisioned,
            BiPredicate<PermissionSet, String> condition) {
        Map<PermissionSet, List<String>> found = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        provisioned.forEach((set, accounts) -> {
            List<String> matching = accounts.keySet().stream()
                    .filter(account -> condition.test(set, account))
                    .sorted()
                    .toList();
            found.put(set, matching);
            ids.addAll(matching);
        });
        Map<String, Account> accounts = names.accounts().byIds(ids);
        List<Finding> findings = new ArrayList<>();
        found.forEach((set, matching) -> matching.forEach(id ->
                findings.add(Finding.of(code, detail, set, accounts.getOrDefault(id, new Account(Map.of("Id", id)))))));
        return findings.stream();
    }

    private static Stream<Finding> inactive(PeopleWithAccess people) {
        Map<Account, Integer> assignments = new LinkedHashMap<>();
        people.described(people.assignments())
                .map(AccessGrant::account)
                .filter(account -> !account.state().isEmpty() && !account.isActive())
                .forEach(account -> assignments.merge(account, 1, Integer::sum));
        return assignments.entrySet().stream()
                .map(account -> new Finding(
                        FindingCode.INACTIVE_ACCOUNT_WITH_ASSIGNMENTS,
                        account.getKey().state() + ", with " + count(account.getValue(), "assignment"),
                        account.getKey(),
                        null,
                        null,
                        null));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
