package io.awsideman.sandbox;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;

/**
 * The size of the organization to generate. AWS's own limits are the upper bounds.
 *
 * @param users 0 to 100,000
 * @param groups 0 to 100,000
 * @param membershipsPerUser 0 to 1,000; no more than there are groups take effect
 * @param accounts 1 to 10,000; the first one is the management account
 * @param permissionSets 0 to 3,500; those of the seed come first
 * @param assignments 0 to 1,000,000, spread over the active accounts, a dozen permission sets in each; no more than
 *     there are groups and some users to have them take effect
 */
public record SeedPlan(
        int users, int groups, int membershipsPerUser, int accounts, int permissionSets, int assignments) {
    public SeedPlan {
        require("users", users, 0, 100_000);
        require("groups", groups, 0, 100_000);
        require("memberships per user", membershipsPerUser, 0, 1_000);
        require("accounts", accounts, 1, 10_000);
        require("permission sets", permissionSets, 0, 3_500);
        require("assignments", assignments, 0, 1_000_000);
    }

    /** An organization in which nobody has access to anything. */
    public SeedPlan(int users, int groups, int membershipsPerUser, int accounts) {
        this(users, groups, membershipsPerUser, accounts, 0, 0);
    }

    private static void require(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "the number of " + what + " is " + number,
                    "give a number from " + least + " to " + most);
        }
    }
}
