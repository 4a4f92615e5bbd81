package io.awsideman.cli.profile;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Session session = context.session();
        List<Map<String, Object>> rows = new ArrayList<>();
        session.awsProfiles().all().forEach((name, settings) -> rows.add(ProfileCommands.row(session, name, settings)));
        rows.add(ProfileCommands.row(session, Session.SANDBOX, ProfileCommands.sandbox()));
        context.output().writeListing(rows, ProfileCommands.LAYOUT);
        return ExitStatus.OK;
    }
}
