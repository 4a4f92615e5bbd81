package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman sandbox status",
            "  awsideman sandbox status --query CallsTotal --output text",
            "  awsideman sandbox status --reset-calls"
        })
final class SandboxStatusCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--reset-calls", description = "Set the count of calls to zero after showing it")
    private boolean resetCalls;

    SandboxStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SandboxFields.write(context);
        if (resetCalls && !context.isDryRun()) {
            context.session().sandbox().resetCalls();
            context.message("The count of calls is zero now.");
        }
        return ExitStatus.OK;
    }
}
