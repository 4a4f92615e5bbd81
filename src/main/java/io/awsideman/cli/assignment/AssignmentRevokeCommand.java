package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.AssignmentAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman assignment revoke ReadOnlyAccess jane.smith payments-production",
            "  awsideman assignment revoke --permission-set ReadOnlyAccess --group Developers --ou / --yes",
            "  awsideman assignment revoke ReadOnlyAccess 9067642ac7-11112222-3333-4444-5555-666677778888 audit",
            "                                   an orphan, by the id of the user or group that is gone"
        })
final class AssignmentRevokeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final TargetOptions targets = new TargetOptions();

    AssignmentRevokeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new AssignmentChange(context, AssignmentAction.DELETE).run(targets);
    }
}
