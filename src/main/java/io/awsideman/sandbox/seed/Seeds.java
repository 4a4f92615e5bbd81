package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import java.util.List;

/** The states a sandbox can start from. */
public final class Seeds {
    private Seeds() {}

    /** One organization with a dozen people, half a dozen groups, a small tree of accounts, access, and applications. */
    public static State small() {
        return Grants.grant(Catalogue.stock(Company.settle(LandingZone.found(State.empty(), -1))));
    }

    /** The same organization grown, or cut, to exactly these numbers; it always has its management account. */
    public static State of(
            int users, int groups, int membershipsPerUser, int accounts, int permissionSets, int assignments) {
        List<ObjectNode> people = Population.users(users);
        List<ObjectNode> teams = Population.groups(groups);
        State settled = LandingZone.found(State.empty(), accounts)
                .with(Kind.USER, people)
                .with(Kind.GROUP, teams)
                .with(Kind.MEMBERSHIP, Population.memberships(people, teams, membershipsPerUser));
        return Grants.grant(Catalogue.stock(settled), permissionSets, assignments);
    }
}
