package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccountSelection;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalResolver;
import io.awsideman.session.AssignmentWork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a change of assignments is about: each permission set, for each user and group, in each account. */
final class TargetOptions {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SET", description = "Name, ARN or id of a permission set")
    private @Nullable String permissionSet;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PRINCIPAL", description = "Name or id of a user or group")
    private @Nullable String principal;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "ACCOUNT",
            description = "Account id, name or e-mail address, or the /PATH of an organizational unit")
    private @Nullable String account;

    @Mixin
    private final PermissionSetOptions permissionSets = new PermissionSetOptions();

    @Mixin
    private final PrincipalOptions principals = new PrincipalOptions();

    @Mixin
    private final AccountOptions accounts = new AccountOptions();

    @Option(names = "--all-accounts", order = 9, description = "All accounts of the organization, or all with the tags")
    private boolean allAccounts;

    @Option(
            names = "--no-wait",
            order = 10,
            description = "Do not wait until AWS has ended the last changes; --timeout limits the waiting for each")
    private boolean noWait;

    @Option(names = "--wait", order = 10, hidden = true)
    private boolean wait;

    boolean waits() {
        return wait || !noWait;
    }

    /**
     * The targets, as the service has them at this moment.
     *
     * @throws AdminException USAGE if sets, principals or accounts are not said
     */
    ChangeTargets resolve(CommandContext context, AssignmentAction action) {
        AccountSelection selection = accounts.selection(context, allAccounts, given(account));
        requireAll(selection);
        AssignmentWork work = context.session().assignments();
        List<PermissionSet> sets =
                permissionSets.resolve(context.session().permissionSets().fresh(), given(permissionSet));
        PrincipalResolver resolver = work.freshPrincipals();
        List<Principal> who = action == AssignmentAction.CREATE
                ? principals.resolve(resolver, given(principal))
                : principals.resolveAlsoDeleted(resolver, given(principal));
        return new ChangeTargets(work.freshAccounts().select(selection), sets, who);
    }

    private void requireAll(AccountSelection selection) {
        List<String> missing = new ArrayList<>();
        if (permissionSet == null && !permissionSets.areGiven()) {
            missing.add("a permission set (--permission-set)");
        }
        if (principal == null && !principals.areGiven()) {
            missing.add("a user or group (--user, --group)");
        }
        if (selection.isEmpty()) {
            missing.add("an account (--account, --ou, --tag, --accounts-from, --all-accounts)");
        }
        if (!missing.isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "missing: " + String.join(" and ", missing),
                    "for example: SET PRINCIPAL ACCOUNT, or --permission-set SET --group NAME --ou /Workloads");
        }
    }

    private static List<String> given(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }
}
