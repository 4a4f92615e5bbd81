package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.Session;
import java.util.Map;
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
        Session session = context.session();
        String wanted = name == null ? session.profileName() : name;
        Map<String, String> settings = wanted.equals(Session.SANDBOX)
                ? ProfileCommands.sandbox()
                : session.awsProfiles().all().get(wanted);
        if (settings == null) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "there is no AWS profile \"" + wanted + "\"",
                    "see them with: awsideman profile list");
        }
        context.output().writeObject(ProfileCommands.row(session, wanted, settings), ProfileCommands.LAYOUT);
        return ExitStatus.OK;
    }
}
