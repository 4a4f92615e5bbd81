package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.FailureCause;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.ProvisioningRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set status                  the provisioning requests that AWS remembers",
            "  awsideman permission-set status ReadOnlyAccess   the accounts that have it, and which version",
            "  awsideman permission-set status 5d3a2ef7-9c1f-4d2b-8d0e-3f6b1c2a4e5d"
        })
final class PermissionSetStatusCommand implements Callable<Integer> {
    /** Longer than any name of a permission set. */
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final TableLayout ACCOUNTS = TableLayout.of(
            "The permission set is in no account.",
            Column.of("AccountName"),
            Column.of("AccountId"),
            Column.of("ProvisioningStatus"));

    private final CommandContext context;

    @Parameters(
            paramLabel = "REQUEST_ID|SET",
            arity = "0..1",
            description = "A provisioning request, or name, ARN or id (ps-…) of a permission set")
    private @Nullable String subject;

    PermissionSetStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (subject == null) {
            context.output()
                    .writeListing(
                            rows(context.session().provisioning().requests()), PermissionSetProvisionCommand.LAYOUT);
        } else if (REQUEST_ID.matcher(subject).matches()) {
            ProvisioningRequest request = context.session().provisioning().request(subject);
            context.output().writeObject(rows(List.of(request)).get(0), PermissionSetProvisionCommand.LAYOUT);
            if (request.hasFailed()) {
                context.warn("AWS says: "
                        + FailureCause.explained(Objects.requireNonNullElse(request.failureReason(), "no reason")));
            }
        } else {
            ofSet(context.session().permissionSets().get(subject));
        }
        return ExitStatus.OK;
    }

    private void ofSet(PermissionSet set) {
        List<Map<String, Object>> accounts =
                new ProvisionedAccounts(context).rows(context.session().provisioning(), set);
        context.output().writeListing(accounts, ACCOUNTS);
        long outdated =
                accounts.stream().filter(ProvisionedAccounts::isOutdated).count();
        context.message(
                outdated == 0
                        ? "Up to date in all accounts that have it."
                        : "Not up to date in " + outdated + " of " + accounts.size()
                                + " accounts; bring it there with: " + ProvisioningRun.command(set));
    }

    private List<Map<String, Object>> rows(List<ProvisioningRequest> requests) {
        Map<String, String> accounts = new ProvisionedAccounts(context)
                .names(requests.stream()
                        .flatMap(request -> Optional.ofNullable(request.accountId()).stream())
                        .toList());
        Map<String, String> sets = requests.stream().allMatch(request -> request.permissionSetArn() == null)
                ? Map.of()
                : context.session().permissionSets().list().stream()
                        .collect(Collectors.toMap(PermissionSet::arn, PermissionSet::name));
        Function<ProvisioningRequest, Map<String, Object>> row = request -> ProvisioningRun.row(
                request.attributes(),
                sets.get(String.valueOf(request.permissionSetArn())),
                accounts.get(String.valueOf(request.accountId())));
        return requests.stream().map(row).toList();
    }
}
