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
 */
public record SeedPlan(int users, int groups, int membershipsPerUser, int accounts) {
    public SeedPlan {
        require("users", users, 0, 100_000);
        require("groups", groups, 0, 100_000);
        require("memberships per user", membershipsPerUser, 0, 1_000);
        require("accounts", accounts, 1, 10_000);
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
