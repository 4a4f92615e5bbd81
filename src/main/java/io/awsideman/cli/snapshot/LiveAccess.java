package io.awsideman.cli.snapshot;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.access.Completeness;
import io.awsideman.cli.access.DataAge;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.AccessSnapshot;
import io.awsideman.identitycenter.PeopleWithAccess;
import io.awsideman.session.Session;

/** Who can reach what now. */
record LiveAccess(AccessSnapshot snapshot, DataAge age, Completeness completeness) {

    static LiveAccess read(CommandContext context) {
        Session session = context.session();
        Access access = session.access();
        PeopleWithAccess people = access.in(AccessScope.EVERYTHING).withDetails(session.permissionSets());
        DataAge age = DataAge.of(context);
        return new LiveAccess(
                new AccessSnapshot(
                        new AccessSnapshot.Facts(
                                age.now(),
                                age.fetched(),
                                session.instanceArn(),
                                access.unread().isEmpty(),
                                people.summary()),
                        people),
                age,
                new Completeness(context, access.unread()));
    }
}
