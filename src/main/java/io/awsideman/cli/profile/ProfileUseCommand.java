package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.config.ConfigEdit;
import io.awsideman.config.ConfigEditor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman profile use prod",
            "  awsideman profile use sandbox",
            "",
            "  Sets default_profile of awsideman's configuration. --profile and AWS_PROFILE beat it."
        })
final class ProfileUseCommand implements Callable<Integer> {
    private static final String VARIABLE = "AWS_PROFILE";

    private final CommandContext context;

    @Parameters(paramLabel = "NAME", description = "The profile")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    ProfileUseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.session().home().configFile();
        Profiles profiles = new Profiles(context.session());
        Profile profile = profiles.get(name);
        ConfigEdit edit = new ConfigEditor(file).edit();
        edit.setDefaultProfile(name);
        if (!context.isDryRun()) {
            edit.write();
        }
        String inShell = context.host().environment().getOrDefault(VARIABLE, "");
        boolean beaten = !inShell.isEmpty() && !inShell.equals(name);
        context.output().writeObject(profile.row(true, !beaten), Profile.LAYOUT);
        context.message(
                context.isDryRun()
                        ? "Would make " + name + " the default profile in " + file + "; nothing was changed."
                        : "Made " + name + " the default profile in " + file + ".");
        if (beaten) {
            context.warn(VARIABLE + "=" + inShell + " beats it in this shell; take it away with: unset " + VARIABLE);
        }
        if (profile.aws() == null && !profile.isSandbox()) {
            context.warn(profiles.missingInAws(name));
        }
        return ExitStatus.OK;
    }
}
