package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.PeopleWithAccess;
import java.util.List;
import java.util.stream.Collectors;

/** Tells which people reach accounts, and which assignments reach nobody. */
final class PeopleReport {
    private static final int NAMED = 5;

    private final CommandContext context;

    PeopleReport(CommandContext context) {
        this.context = context;
    }

    int tell(AccessScope scope, int limit) {
        Access access = context.session().access();
        PeopleWithAccess people = access.in(scope);
        context.output()
                .writeListing(AccessRows.of(people.grants(), AccessRows::grant), AccessColumns.OF_PEOPLE, limit);
        int orphans = people.orphans().size();
        if (orphans > 0) {
            context.message(orphans
                    + (orphans == 1
                            ? " assignment is of a user or group that no longer exists"
                            : " assignments are of users or groups that no longer exist")
                    + " (PrincipalExists is false): nobody has them.");
        }
        List<Group> empty = people.emptyGroups();
        if (!empty.isEmpty()) {
            context.message("Nobody is in "
                    + empty.stream().limit(NAMED).map(Group::name).sorted().collect(Collectors.joining(", "))
                    + (empty.size() > NAMED ? " and " + (empty.size() - NAMED) + " more groups" : "")
                    + ": what they are assigned reaches nobody.");
        }
        return new Completeness(context, access.unread()).tell();
    }
}
