package io.awsideman.cli.permissionset;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.IncompleteWriteException;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSetChange;
import io.awsideman.identitycenter.PermissionSetDetails;
import io.awsideman.identitycenter.PermissionSetState;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Provisioning;
import io.awsideman.identitycenter.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set update Audit --session-duration 4h --provision",
            "  awsideman permission-set update Audit --add-managed-policy job-function/ViewOnlyAccess --dry-run",
            "  awsideman permission-set update Audit --inline-policy - < policy.json",
            "  awsideman permission-set update Audit --remove RelayState,InlinePolicy --remove-tag Team",
            "",
            "  What is not named stays. A change reaches the accounts when it is provisioned."
        })
final class PermissionSetUpdateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SET", description = "Name, ARN or id (ps-…) of the permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String set;

    @Mixin
    private final PermissionSetOptions options = new PermissionSetOptions();

    @Mixin
    private final PermissionSetChangeOptions changes = new PermissionSetChangeOptions();

    @Option(names = "--provision", order = 30, description = "Bring it to all accounts that have the set, and wait")
    private boolean provision;

    PermissionSetUpdateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (options.isEmpty() && changes.isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE, "no change is given", "name what to change, as in --session-duration 8h");
        }
        PermissionSets sets = context.session().permissionSets();
        PermissionSet found = sets.fresh().get(set);
        PermissionSetDetails before = sets.fresh().details(found);
        PermissionSetState wanted = changes.appliedTo(
                options.appliedTo(
                        before.state(),
                        sets.managedPolicyNames(),
                        context.terminal().in()),
                sets.managedPolicyNames());
        PermissionSetChange change = sets.change(before, wanted);
        if (context.isDryRun()) {
            tellPlan(found, AttributeDiff.between(before.state().attributes(), wanted.attributes()));
            return ExitStatus.OK;
        }
        apply(change, found);
        Written<PermissionSetDetails> written =
                change.steps().isEmpty() ? new Written<>(before, true) : sets.written(found, wanted, "updated");
        PermissionSetDetails after = written.value();
        AttributeDiff.write(
                context,
                AttributeDiff.between(before.state().attributes(), after.state().attributes()));
        if (!change.steps().isEmpty()) {
            context.message("Updated the permission set " + found.name() + " (" + found.arn() + ").");
        }
        NotShownYet.warn(context, "permission set", written.isShown());
        return bringToAccounts(found);
    }

    private void tellPlan(PermissionSet found, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            context.message("Would update the permission set " + found.name() + "; nothing was changed.");
        }
        AttributeDiff.write(context, rows);
        if (provision) {
            tellProvisioning(found, rows);
        }
    }

    /** What {@link #bringToAccounts} would do. Tags belong to the set alone: no account has an older version of them. */
    private void tellProvisioning(PermissionSet found, List<Map<String, Object>> rows) {
        Provisioning provisioning = context.session().provisioning().fresh();
        boolean needed = rows.stream().anyMatch(row -> !"Tags".equals(row.get("Attribute")))
                || !provisioning.outdatedAccounts(found).isEmpty();
        List<String> targets = needed ? List.copyOf(provisioning.accounts(found).keySet()) : List.of();
        context.message(
                targets.isEmpty()
                        ? "Would provision it in no account."
                        : "Would provision it in " + targets.size()
                                + (targets.size() == 1 ? " account: " : " accounts: ")
                                + new ProvisionedAccounts(context).labels(targets) + ".");
    }

    private void apply(PermissionSetChange change, PermissionSet found) {
        try {
            change.apply();
        } catch (IncompleteWriteException e) {
            throw new PartialWrite(context).explained(e, found.name());
        }
    }

    private int bringToAccounts(PermissionSet found) {
        List<String> outdated = context.session().provisioning().fresh().outdatedAccounts(found);
        if (outdated.isEmpty()) {
            return ExitStatus.OK;
        }
        if (!provision) {
            context.message(
                    "Not up to date in " + outdated.size() + (outdated.size() == 1 ? " account: " : " accounts: ")
                            + new ProvisionedAccounts(context).labels(outdated) + ". Bring it there with: "
                            + ProvisioningRun.command(found));
            return ExitStatus.OK;
        }
        return new ProvisioningRun(context, found).run(List.of(Optional.empty()), true, outcomes -> {});
    }
}
