package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.config.ConfigEdit;
import io.awsideman.config.ConfigEditor;
import io.awsideman.config.ProfileConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman profile add prod --region eu-central-1",
            "  awsideman profile add prod --instance-arn arn:aws:sso:::instance/ssoins-1234567890abcdef",
            "",
            "  Writes the section profiles.NAME of awsideman's configuration, and never the files of AWS.",
            "  awsideman config auto finds the values itself."
        })
final class ProfileAddCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "NAME", description = "The name of an AWS profile")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Option(names = "--identity-store-id", paramLabel = "ID", description = "The identity store, such as d-1234567890")
    private @Nullable String identityStoreId;

    ProfileAddCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.session().home().configFile();
        Profiles profiles = new Profiles(context.session());
        Profile profile = profiles.named(name).keeping(values());
        if (profile.isSandbox()) {
            throw new AdminException(FailureKind.USAGE, "the profile sandbox is built in", "choose another name");
        }
        ConfigEdit edit = new ConfigEditor(file).edit();
        if (edit.hasProfile(name)) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    file + " has a section profiles." + name + " already",
                    "change it with: awsideman config set " + ShellWord.of("profiles." + name + ".region")
                            + " REGION; or remove it first: awsideman profile remove " + ShellWord.of(name));
        }
        edit.setProfile(name, values());
        if (!context.isDryRun()) {
            edit.write();
        }
        context.output().writeObject(profiles.row(profile), Profile.LAYOUT);
        String section = "the section profiles." + name + " to " + file;
        context.message(
                context.isDryRun() ? "Would add " + section + "; nothing was changed." : "Added " + section + ".");
        if (profile.aws() == null) {
            context.warn(profiles.missingInAws(name));
        }
        return ExitStatus.OK;
    }

    private ProfileConfig values() {
        if (context.region() == null && context.instanceArn() == null && identityStoreId == null) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "there is nothing to keep of the profile \"" + name + "\"",
                    "give --region, --instance-arn or --identity-store-id, or let it be found: awsideman config auto"
                            + " --profile " + ShellWord.of(name));
        }
        return new ProfileConfig(context.region(), context.instanceArn(), identityStoreId);
    }
}
