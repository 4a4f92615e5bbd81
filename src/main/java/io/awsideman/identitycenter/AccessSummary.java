package io.awsideman.identitycenter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What access comes to as a whole.
 *
 * @param grants how many there are, those of users and groups that are gone among them
 * @param accounts how many accounts they are in; likewise the others
 * @param digest SHA-256 of all grants in their order: of each a line of account id, ARN of the permission set, user id, and type
 *     and id of the principal, separated by blanks and ended by a line feed. The same grants always have the same digest as long
 *     as nothing is renamed, which changes their order
 */
public record AccessSummary(
        long grants, int accounts, int permissionSets, int users, IdentitySource identitySource, String digest) {

    static AccessSummary of(Stream<AccessGrant> grants, IdentitySource source) {
        MessageDigest digest = sha256();
        Set<String> accounts = new HashSet<>();
        Set<String> sets = new HashSet<>();
        Set<String> users = new HashSet<>();
        long[] count = {0};
        grants.forEach(grant -> {
            AccountAssignment row = grant.assignment();
            User user = grant.user();
            String userId = user == null ? "" : user.id();
            count[0]++;
            accounts.add(row.accountId());
            sets.add(row.permissionSetArn());
            if (!userId.isEmpty()) {
                users.add(userId);
            }
            String line = String.join(
                    " ",
                    row.accountId(),
                    row.permissionSetArn(),
                    userId,
                    row.principalType().name(),
                    row.principalId());
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return new AccessSummary(
                count[0],
                accounts.size(),
                sets.size(),
                users.size(),
                source,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
