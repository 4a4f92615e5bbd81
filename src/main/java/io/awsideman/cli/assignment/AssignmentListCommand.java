package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AccountSelection;
import io.awsideman.identitycenter.AssignmentScope;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalType;
import io.awsideman.session.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman assignment list",
            "  awsideman assignment list --account payments-production",
            "  awsideman assignment list --ou /Workloads --permission-set AdministratorAccess --output csv",
            "  awsideman assignment list --group 'Cloud Platform Team'",
            "  awsideman assignment list --query \"[?!PrincipalExists]\" --output json"
        })
final class AssignmentListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final PermissionSetOptions permissionSets = new PermissionSetOptions();

    @Mixin
    private final PrincipalOptions principals = new PrincipalOptions();

    @Mixin
    private final AccountOptions accounts = new AccountOptions();

    @Option(
            names = "--existing-only",
            order = 9,
            description = {
                "Leave out assignments of users and groups that no longer exist;",
                "lets each be asked for its own where that takes fewer calls"
            })
    private boolean existingOnly;

    @Mixin
    private final LimitOption limit = new LimitOption();

    AssignmentListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        context.output().check(AssignmentColumns.LAYOUT);
        AccountSelection selection = accounts.selection(context, false, List.of());
        List<Principal> chosen =
                principals.resolveAlsoDeleted(session.assignments().principals(), List.of());
        List<PermissionSet> sets = permissionSets.areGiven()
                ? permissionSets.resolve(session.permissionSets(), List.of())
                : session.permissionSets().list();
        List<Account> all = session.assignments().accounts().select(selection);
        boolean everyPrincipal = !principals.areGiven() && !existingOnly;
        List<Principal> known = everyPrincipal || principals.areGiven() ? chosen : everybody(session);
        AssignmentScope scope = new AssignmentScope(
                all.stream().map(Account::id).collect(Collectors.toSet()),
                selection.isEmpty(),
                sets.stream().map(PermissionSet::arn).collect(Collectors.toSet()),
                !permissionSets.areGiven(),
                known,
                everyPrincipal);
        List<AccountAssignment> found = session.assignments().scan().find(scope);
        AssignmentNames names = new AssignmentNames(all, sets).with(everyPrincipal ? namedIn(session, found) : known);
        show(found, names);
        return ExitStatus.OK;
    }

    private void show(List<AccountAssignment> found, AssignmentNames names) {
        List<Map<String, Object>> rows =
                found.stream().sorted(names.order()).map(names::row).toList();
        context.output().writeListing(rows, AssignmentColumns.LAYOUT, limit.count());
        long orphans = found.stream().filter(row -> !names.knows(row)).count();
        if (orphans > 0) {
            context.message(orphans + (orphans == 1 ? " assignment is" : " assignments are")
                    + " of users or groups that no longer exist (PrincipalExists is false).");
        }
    }

    private static List<Principal> everybody(Session session) {
        return Stream.concat(
                        session.users().list().stream().map(Principal::of),
                        session.groups().list().stream().map(Principal::of))
                .toList();
    }

    /** The listing of users is read if there are users to name, that of groups likewise; nobody is described by itself. */
    private static List<Principal> namedIn(Session session, List<AccountAssignment> assignments) {
        Stream<Principal> users = has(assignments, PrincipalType.USER)
                ? session.users().list().stream().map(Principal::of)
                : Stream.empty();
        Stream<Principal> groups = has(assignments, PrincipalType.GROUP)
                ? session.groups().list().stream().map(Principal::of)
                : Stream.empty();
        return Stream.concat(users, groups).toList();
    }

    private static boolean has(List<AccountAssignment> assignments, PrincipalType type) {
        return assignments.stream().anyMatch(assignment -> assignment.principalType() == type);
    }
}
