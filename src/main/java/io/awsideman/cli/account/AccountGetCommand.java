package io.awsideman.cli.account;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.OrganizationalUnit;
import io.awsideman.identitycenter.PermissionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman account get 123456789012",
            "  awsideman account get shop-production --output json",
            "  awsideman account get shop-production --query OrganizationalUnitPath --output text"
        })
final class AccountGetCommand implements Callable<Integer> {
    /** The names of those that are provisioned in the account; a name of ours. */
    private static final String PERMISSION_SETS = "PermissionSetNames";

    private final CommandContext context;

    @Parameters(paramLabel = "ACCOUNT", description = "Id, name or e-mail address of the account")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    AccountGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Account found = context.session().accounts().get(account);
        List<OrganizationalUnit> above = context.session().organizationTree().above(found.id());
        Map<String, Object> row = new LinkedHashMap<>(found.attributes());
        row.put(AccountColumns.PATH, above.get(above.size() - 1).path());
        row.put(AccountColumns.TAGS, TagFilter.rows(context.session().accounts().tags(found.id())));
        row.put(PERMISSION_SETS, permissionSets(found.id()));
        context.output()
                .writeObject(
                        row, AccountColumns.of(List.of(AccountColumns.PATH, AccountColumns.TAGS, PERMISSION_SETS)));
        return ExitStatus.OK;
    }

    private List<String> permissionSets(String accountId) {
        return context.session().permissionSets().provisionedIn(accountId).stream()
                .map(PermissionSet::name)
                .sorted()
                .toList();
    }
}
