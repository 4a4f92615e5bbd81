package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.AssignmentAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman assignment assign ReadOnlyAccess jane.smith payments-production",
            "  awsideman assignment assign --permission-set ReadOnlyAccess --group Developers --ou /Workloads",
            "  awsideman assignment assign ReadOnlyAccess Developers --tag environment=staging --dry-run",
            "  awsideman assignment assign ReadOnlyAccess Developers --accounts-from accounts.txt --yes"
        })
final class AssignmentAssignCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final TargetOptions targets = new TargetOptions();

    AssignmentAssignCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new AssignmentChange(context, AssignmentAction.CREATE).run(targets);
    }
}
