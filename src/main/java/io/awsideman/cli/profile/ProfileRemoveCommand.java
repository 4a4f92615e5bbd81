package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.config.ConfigEdit;
import io.awsideman.config.ConfigEditor;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman profile remove prod",
            "  awsideman profile remove prod --dry-run",
            "",
            "  Takes the section profiles.NAME out of awsideman's configuration; the AWS profile stays."
        })
final class ProfileRemoveCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "NAME", description = "The profile")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    ProfileRemoveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.session().home().configFile();
        Profiles profiles = new Profiles(context.session());
        Profile profile = profiles.get(name);
        ConfigEdit edit = new ConfigEditor(file).edit();
        requireSection(profile, edit, file);
        boolean isDefault = name.equals(edit.defaultProfile());
        String what = "the section profiles." + name + (isDefault ? ", and default_profile which names it," : "");
        edit.removeProfile(name);
        if (isDefault) {
            edit.setDefaultProfile(null);
        }
        Map<String, Object> row = profiles.row(profile);
        if (context.isDryRun()) {
            row.put("Removed", false);
            context.output().writeObject(row, Profile.REMOVED);
            context.message("Would remove " + what + " from " + file + "; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Remove " + what + " from " + file + "?");
        edit.write();
        row.put("Removed", true);
        context.output().writeObject(row, Profile.REMOVED);
        context.message("Removed " + what + " from " + file + ".");
        return ExitStatus.OK;
    }

    private void requireSection(Profile profile, ConfigEdit edit, Path file) {
        if (profile.isSandbox() && !edit.hasProfile(name)) {
            throw new AdminException(FailureKind.USAGE, "the profile sandbox is built in and cannot be removed", null);
        }
        if (!edit.hasProfile(name)) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "the profile \"" + name + "\" is only in the files of AWS, which awsideman does not change; " + file
                            + " keeps nothing of it",
                    "remove it from ~/.aws/config and ~/.aws/credentials yourself");
        }
    }
}
