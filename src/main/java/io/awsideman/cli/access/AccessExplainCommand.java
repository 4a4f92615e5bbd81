package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSetDetails;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access explain jane.smith payments-production",
            "  awsideman access explain jane.smith 111122223333 --output json"
        })
final class AccessExplainCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    @Parameters(index = "1", paramLabel = "ACCOUNT", description = "Id, name or e-mail address of an account")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    AccessExplainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        context.output().check(AccessColumns.EXPLANATION);
        User who = session.users().get(user);
        Account where = session.accounts().get(account);
        Access access = session.access();
        List<AccessGrant> grants = access.ofUser(who, new AccessScope(Optional.of(List.of(where)), Optional.empty()));
        context.output().writeListing(rows(session, where, grants), AccessColumns.EXPLANATION);
        if (!where.isActive()) {
            context.message("The account " + where.label() + " is " + where.state() + ": nobody can use it.");
        }
        return new Completeness(context, access.unread()).tell();
    }

    private static List<Map<String, Object>> rows(Session session, Account where, List<AccessGrant> grants) {
        List<PermissionSet> sets =
                grants.stream().map(AccessGrant::permissionSet).distinct().toList();
        Map<String, PermissionSetDetails> details = new HashMap<>();
        session.permissionSets()
                .details(sets)
                .forEach(each -> details.put(each.permissionSet().arn(), each));
        Set<String> outdated =
                sets.isEmpty() ? Set.of() : session.provisioning().outdatedIn(where.id());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (AccessGrant grant : grants) {
            Map<String, Object> row = AccessRows.grant(grant);
            String arn = grant.permissionSet().arn();
            Map<String, Object> parts = Objects.requireNonNull(details.get(arn)).attributes();
            for (String part : List.of(
                    "AttachedManagedPolicies",
                    "CustomerManagedPolicyReferences",
                    "InlinePolicy",
                    "PermissionsBoundary")) {
                if (parts.containsKey(part)) {
                    row.put(part, parts.get(part));
                }
            }
            row.put(
                    "ProvisioningStatus",
                    outdated.contains(arn)
                            ? "LATEST_PERMISSION_SET_NOT_PROVISIONED"
                            : "LATEST_PERMISSION_SET_PROVISIONED");
            rows.add(row);
        }
        return rows;
    }
}
