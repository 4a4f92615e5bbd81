package io.awsideman.cli.instance;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.Instances;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  awsideman instance show", "  awsideman instance show --query IdentityStoreId --output text"})
final class InstanceShowCommand implements Callable<Integer> {
    private final CommandContext context;

    InstanceShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instances instances = context.session().instances();
        String arn = instances.choose(context.session().chosenInstanceArn()).arn();
        context.output().writeObject(instances.describe(arn).attributes(), InstanceCommands.LAYOUT);
        return ExitStatus.OK;
    }
}
