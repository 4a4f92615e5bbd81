package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  awsideman sandbox reset --yes"})
final class SandboxResetCommand implements Callable<Integer> {
    private final CommandContext context;

    SandboxResetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (context.isDryRun()) {
            SandboxFields.writePlan(context, Map.of());
            context.message("Would put the sandbox back to its first state; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Put the sandbox back to its first state?");
        context.session().sandbox().reset();
        context.session().forgetSandboxAnswers();
        SandboxFields.write(context);
        context.message("The sandbox is as it was at first.");
        return ExitStatus.OK;
    }
}
