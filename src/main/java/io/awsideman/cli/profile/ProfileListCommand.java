package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  awsideman profile list", "  awsideman profile list --output json"})
final class ProfileListCommand implements Callable<Integer> {
    private final CommandContext context;

    ProfileListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Profiles profiles = new Profiles(context.session());
        context.output().writeListing(profiles.all().stream().map(profiles::row).toList(), Profile.LAYOUT);
        return ExitStatus.OK;
    }
}
