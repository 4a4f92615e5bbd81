package io.awsideman.cli.account;

import io.awsideman.cli.Noun;

/** The verbs of {@code account}. */
public final class AccountCommands {
    private AccountCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List the accounts of the organization", AccountListCommand.class),
                Noun.read("get", "Show one account in full", AccountGetCommand.class),
                Noun.read("find", "Find accounts by a part of a name, address or id", AccountFindCommand.class));
    }
}
