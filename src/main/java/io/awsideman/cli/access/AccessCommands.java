package io.awsideman.cli.access;

import io.awsideman.cli.Noun;

/** The verbs of {@code access}. */
public final class AccessCommands {
    private AccessCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("user", "Show what a user can reach, and through which group", AccessUserCommand.class),
                Noun.read("group", "Show what the members of a group can reach through it", AccessGroupCommand.class),
                Noun.read("account", "Show the people who can reach accounts", AccessAccountCommand.class),
                Noun.read(
                        "permission-set",
                        "Show the people who have a permission set, and where",
                        AccessPermissionSetCommand.class),
                Noun.read(
                        "who-can",
                        "Show the people who have any permission set that attaches a policy",
                        AccessWhoCanCommand.class),
                Noun.read(
                        "explain",
                        "Show why a user can reach an account: each path, and the policies behind it",
                        AccessExplainCommand.class),
                Noun.read("compare", "Compare what two users can reach", AccessCompareCommand.class),
                Noun.read("matrix", "Show what everybody has in each account", AccessMatrixCommand.class),
                Noun.read(
                        "review",
                        "List all access for those who have to confirm it, as a spreadsheet or a document",
                        AccessReviewCommand.class),
                Noun.verb("review-diff", "Show what has changed between two reviews", AccessReviewDiffCommand.class),
                Noun.verb(
                        "review-import",
                        "Take away what reviewers have decided to revoke",
                        AccessReviewImportCommand.class));
    }
}
