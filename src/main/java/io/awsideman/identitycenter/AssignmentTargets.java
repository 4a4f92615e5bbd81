package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be assigned to whom and where: every permission set to every principal in every account.
 *
 * @param principals who; may be gone where assignments are to be deleted
 */
public record AssignmentTargets(
        List<Account> accounts, Collection<String> permissionSetArns, Collection<Principal> principals) {
    public AssignmentTargets {
        accounts = List.copyOf(accounts);
        permissionSetArns = List.copyOf(permissionSetArns);
        principals = List.copyOf(principals);
    }

    AssignmentScope scope() {
        return AssignmentScope.chosen(
                accounts.stream().map(Account::id).toList(), permissionSetArns, List.copyOf(principals));
    }

    /** All combinations; those of principals whose type is not known any more are not among them. */
    Stream<AccountAssignment> combinations() {
        return accounts.stream().flatMap(account -> permissionSetArns.stream()
                .flatMap(set -> principals.stream().flatMap(principal -> Stream.ofNullable(principal.type())
                        .map(type -> new AccountAssignment(account.id(), set, type, principal.id())))));
    }
}
