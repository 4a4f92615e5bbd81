package io.awsideman.cli.org;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AttachedPolicy;
import io.awsideman.identitycenter.OrganizationTree;
import io.awsideman.identitycenter.OrganizationalUnit;
import io.awsideman.identitycenter.Policies;
import io.awsideman.identitycenter.PolicyTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman org policies shop-production        all that hold for the account",
            "  awsideman org policies /Workloads/Production  all that hold for the unit",
            "  awsideman org policies 123456789012 --type scp,rcp --output json"
        })
final class OrgPoliciesCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "No policy is attached there or above.",
                    Column.of("PolicyType"),
                    Column.of("PolicyName"),
                    Column.of("TargetType"),
                    Column.of("TargetName"),
                    Column.of("OrganizationalUnitPath"),
                    Column.of("Inherited"))
            .with(
                    Column.of("TargetId"),
                    Column.of("PolicyId"),
                    Column.of("PolicyArn"),
                    Column.of("AwsManaged"),
                    Column.of("Description"));

    private static final Map<String, String> SHORT =
            Map.of("SCP", "SERVICE_CONTROL_POLICY", "RCP", "RESOURCE_CONTROL_POLICY");

    private final CommandContext context;

    @Parameters(
            paramLabel = "ACCOUNT",
            description =
                    "Id, name or e-mail address of an account; path or id of an organizational unit; / is the root")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String target;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only these types: scp, rcp, or as the API calls them (default: every enabled type)")
    private List<String> types = List.of();

    OrgPoliciesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OutputWriter output = context.output();
        output.check(LAYOUT);
        Policies policies = context.session().policies();
        List<String> asked = asked(policies.enabledTypes());
        List<PolicyTarget> targets = targets();
        PolicyTarget last = targets.get(targets.size() - 1);
        List<Map<String, Object>> rows = policies.attached(targets, asked).stream()
                .map(policy -> row(policy, !policy.target().equals(last)))
                .toList();
        output.writeListing(rows, LAYOUT);
        return ExitStatus.OK;
    }

    private List<String> asked(List<String> enabled) {
        if (types.isEmpty()) {
            return enabled;
        }
        return types.stream()
                .map(type -> type.strip().toUpperCase(Locale.ROOT))
                .map(type -> SHORT.getOrDefault(type, type))
                .peek(type -> requireEnabled(type, enabled))
                .toList();
    }

    private static void requireEnabled(String type, List<String> enabled) {
        if (!enabled.contains(type)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--type: " + type + " is not enabled in this organization",
                    enabled.isEmpty() ? "no type is enabled" : "enabled types: " + String.join(", ", enabled));
        }
    }

    /** What is asked about, after all that is above it, from the root downwards. */
    private List<PolicyTarget> targets() {
        OrganizationTree tree = context.session().organizationTree();
        if (OrganizationTree.isUnit(target)) {
            OrganizationalUnit unit = tree.find(target);
            List<PolicyTarget> targets = unit.isRoot() ? new ArrayList<>() : units(tree.above(unit.id()));
            targets.add(PolicyTarget.of(unit));
            return targets;
        }
        Account account = context.session().accounts().get(target);
        List<OrganizationalUnit> above = tree.above(account.id());
        if (account.isManagement()) {
            context.message("Service and resource control policies do not restrict the management account.");
        }
        List<PolicyTarget> targets = units(above);
        targets.add(PolicyTarget.of(account, above.get(above.size() - 1)));
        return targets;
    }

    private static List<PolicyTarget> units(List<OrganizationalUnit> units) {
        return new ArrayList<>(units.stream().map(PolicyTarget::of).toList());
    }

    private static Map<String, Object> row(AttachedPolicy policy, boolean inherited) {
        Map<String, Object> attributes = policy.attributes();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("PolicyType", policy.type());
        row.put("PolicyName", policy.name());
        row.put("PolicyId", attributes.get("Id"));
        row.put("PolicyArn", attributes.get("Arn"));
        row.put("AwsManaged", attributes.get("AwsManaged"));
        row.put("Description", attributes.get("Description"));
        row.put("TargetType", policy.target().type());
        row.put("TargetName", policy.target().name());
        row.put("TargetId", policy.target().id());
        row.put("OrganizationalUnitPath", policy.target().path());
        row.put("Inherited", inherited);
        return row;
    }
}
