package io.awsideman.cli.access;

import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.PrincipalType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of a file with an access review.
 *
 * @param fields as they stand there, by name
 */
record ReviewRow(AccountAssignment assignment, String userId, Map<String, String> fields) {
    private static final int ACCOUNT_DIGITS = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d{6,12}");

    /** What tells which grant it is; all else may change without another grant coming about. */
    record Key(AccountAssignment assignment, String userId) {}

    /** The row of these fields; empty if one is missing without which it is not known what it is about. */
    static Optional<ReviewRow> of(Map<String, String> fields) {
        String account = text(fields, "AccountId");
        String set = text(fields, "PermissionSetArn");
        String principal = text(fields, "PrincipalId");
        String type = text(fields, "PrincipalType");
        if (!NUMBER.matcher(account).matches()
                || set.isEmpty()
                || principal.isEmpty()
                || !List.of("USER", "GROUP").contains(type)) {
            return Optional.empty();
        }
        // A spreadsheet that took it for a number has dropped the zeros before it.
        String id = "0".repeat(ACCOUNT_DIGITS - account.length()) + account;
        return Optional.of(new ReviewRow(
                new AccountAssignment(id, set, PrincipalType.valueOf(type), principal),
                text(fields, "UserId"),
                fields));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** The text of a field without blanks around it; empty if there is none. */
    String text(String name) {
        return text(fields, name);
    }

    Key key() {
        return new Key(assignment, userId);
    }

    /** The fields that tell a person what it is about, as far as they are there. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        for (String name : List.of("AccountName", "PermissionSetName", "UserName", "UserId", "Path", "PrincipalName")) {
            if (!text(name).isEmpty()) {
                described.put(name, text(name));
            }
        }
        described.put("AccountId", assignment.accountId());
        described.put("PermissionSetArn", assignment.permissionSetArn());
        described.put("PrincipalType", assignment.principalType().name());
        described.put("PrincipalId", assignment.principalId());
        return described;
    }
}
