package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.Group;
import io.awsideman.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access group Developers",
            "  awsideman access group 'Cloud Platform Team' --tag environment=production --output json"
        })
final class AccessGroupCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessGroupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        context.output().check(AccessColumns.OF_GROUP);
        Group found = session.groups().get(group);
        Access access = session.access();
        List<AccessGrant> grants = access.ofGroup(found, options.scope(context));
        context.output()
                .writeListing(
                        AccessRows.of(grants.stream(), AccessRows::ofGroup), AccessColumns.OF_GROUP, options.limit());
        return new Completeness(context, access.unread()).tell();
    }
}
