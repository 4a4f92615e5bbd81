package io.awsideman.cli.org;

import io.awsideman.cli.Noun;

/** The verbs of {@code org}. */
public final class OrgCommands {
    private OrgCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("tree", "Show the organizational units and the accounts in them", OrgTreeCommand.class),
                Noun.read("show", "Show the organization and who administers it", OrgShowCommand.class),
                Noun.read(
                        "policies",
                        "Show the policies that hold for an account or unit, and where they are attached",
                        OrgPoliciesCommand.class));
    }
}
