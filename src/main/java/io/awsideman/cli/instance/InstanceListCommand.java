package io.awsideman.cli.instance;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.Instance;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  awsideman instance list", "  awsideman instance list --region eu-central-1 --output json"})
final class InstanceListCommand implements Callable<Integer> {
    private final CommandContext context;

    InstanceListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output()
                .writeListing(
                        context.session().instances().list().stream()
                                .map(Instance::attributes)
                                .toList(),
                        InstanceCommands.LAYOUT);
        return ExitStatus.OK;
    }
}
