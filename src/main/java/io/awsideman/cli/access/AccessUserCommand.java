package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access user jane.smith",
            "  awsideman access user jane.smith --ou /Workloads/Production --output csv",
            "  awsideman access user jane.smith --permission-set AdministratorAccess"
        })
final class AccessUserCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessUserCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        context.output().check(AccessColumns.OF_USER);
        User found = session.users().get(user);
        Access access = session.access();
        List<AccessGrant> grants = access.ofUser(found, options.scope(context));
        context.output()
                .writeListing(
                        AccessRows.of(grants.stream(), AccessRows::grant), AccessColumns.OF_USER, options.limit());
        if ("DISABLED".equals(found.attributes().get("UserStatus"))) {
            context.message("The user " + found.userName() + " is disabled and cannot sign in.");
        }
        return new Completeness(context, access.unread()).tell();
    }
}
