package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.User;

/** Warns before a change of a user that an external identity provider looks after. */
final class ExternalProvider {
    private ExternalProvider() {}

    static void warn(CommandContext context, User user) {
        if (!user.externalIssuers().isEmpty()) {
            context.warn("the user " + user.userName() + " is managed by an external identity provider ("
                    + String.join(", ", user.externalIssuers())
                    + "): its next synchronization may undo a change made here; make it there instead");
        }
    }
}
