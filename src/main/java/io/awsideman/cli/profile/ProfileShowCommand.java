package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(footer = {"  awsideman profile show", "  awsideman profile show prod"})
final class ProfileShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The profile (default: the one in use)")
    private @Nullable String name;

    ProfileShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Profiles profiles = new Profiles(context.session());
        String wanted = name == null ? context.session().profileName() : name;
        context.output().writeObject(profiles.row(profiles.get(wanted)), Profile.LAYOUT);
        return ExitStatus.OK;
    }
}
