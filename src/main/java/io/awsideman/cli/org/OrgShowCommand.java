package io.awsideman.cli.org;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Organization;
import io.awsideman.identitycenter.Organizations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman org show",
            "  awsideman org show --query MasterAccountId --output text",
            "  awsideman org show --query 'DelegatedAdministrators[].Id' --output text"
        })
final class OrgShowCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Id"),
            Column.of("MasterAccountId"),
            Column.of("MasterAccountEmail"),
            Column.of("FeatureSet"),
            Column.of("EnabledPolicyTypes"),
            Column.of("DelegatedAdministrators", "DelegatedAdministrators[].Id"),
            Column.of("RootId"),
            Column.of("Arn"),
            Column.of("MasterAccountArn"));

    private final CommandContext context;

    OrgShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Organizations organizations = context.session().organizations();
        Organization organization = organizations.describe();
        Map<String, Object> row = new LinkedHashMap<>(organization.attributes());
        row.remove("AvailablePolicyTypes"); // AWS: do not use; ListRoots has those that are enabled
        row.put("RootId", context.session().organizationTree().root().id());
        row.put("EnabledPolicyTypes", context.session().policies().enabledTypes());
        row.put("DelegatedAdministrators", administrators(organizations));
        context.output().writeObject(row, LAYOUT);
        return ExitStatus.OK;
    }

    /** Who they are and since when; account get has the rest. */
    private static List<Map<String, Object>> administrators(Organizations organizations) {
        return organizations.delegatedAdministrators(Organizations.IDENTITY_CENTER).stream()
                .<Map<String, Object>>map(administrator -> {
                    Map<String, Object> row = new LinkedHashMap<>(administrator);
                    row.keySet().retainAll(Set.of("Id", "Name", "Email", "State", "DelegationEnabledDate"));
                    return row;
                })
                .toList();
    }
}
