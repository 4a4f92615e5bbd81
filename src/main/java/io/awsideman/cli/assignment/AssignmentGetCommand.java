package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalType;
import io.awsideman.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman assignment get AdministratorAccess Administrators payments-production",
            "  awsideman assignment get ReadOnlyAccess jane.smith 702388164499 --output json"
        })
final class AssignmentGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "SET", description = "Name, ARN or id of the permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String permissionSet;

    @Parameters(index = "1", paramLabel = "PRINCIPAL", description = "Name or id of the user or group")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String principal;

    @Parameters(index = "2", paramLabel = "ACCOUNT", description = "Id, name or e-mail address of the account")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    @Option(
            names = "--principal-type",
            paramLabel = "TYPE",
            description = "USER or GROUP, where a user and a group have the same name")
    private @Nullable PrincipalType type;

    AssignmentGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        PermissionSet set = session.permissionSets().get(permissionSet);
        Principal who = session.assignments().principals().getOrDeleted(principal, type);
        Account where = session.accounts().get(account);
        AccountAssignment found = session.assignments().assignments().in(where.id(), set.arn()).stream()
                .filter(assignment -> assignment.principalId().equals(who.id()))
                .findFirst()
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_FOUND,
                        "the permission set " + set.name() + " is not assigned to the " + who.label() + " in "
                                + where.label(),
                        "see what is: awsideman assignment list --account " + where.id()));
        AssignmentNames names = new AssignmentNames(List.of(where), List.of(set)).with(List.of(who));
        context.output().writeObject(names.row(found), AssignmentColumns.LAYOUT);
        return ExitStatus.OK;
    }
}
