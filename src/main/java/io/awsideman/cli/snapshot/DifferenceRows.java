package io.awsideman.cli.snapshot;

import io.awsideman.cli.access.AccessRows;
import io.awsideman.identitycenter.AccessDifference.AttributeChange;
import io.awsideman.identitycenter.AccessDifference.GrantChange;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of what has changed. */
final class DifferenceRows {
    /** What a grant of a row is; how it is shown besides is not what has changed. */
    private static final List<String> OF_GRANT = List.of(
            "AccountName",
            "AccountId",
            "PermissionSetName",
            "PermissionSetArn",
            "UserName",
            "UserId",
            "Path",
            "PrincipalType",
            "PrincipalName",
            "PrincipalId");

    private DifferenceRows() {}

    static Map<String, Object> grant(GrantChange change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Change", change.added() ? "ADDED" : "REMOVED");
        Map<String, Object> grant = AccessRows.grant(change.grant());
        grant.keySet().retainAll(OF_GRANT);
        row.putAll(grant);
        return row;
    }

    static Map<String, Object> attribute(AttributeChange change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Change", "CHANGED");
        name(row, change.thing());
        row.put("Attribute", change.attribute());
        if (change.before() != null) {
            row.put("Before", change.before());
        }
        if (change.after() != null) {
            row.put("After", change.after());
        }
        return row;
    }

    private static void name(Map<String, Object> row, Object thing) {
        if (thing instanceof Account account) {
            row.put("AccountName", account.name());
            row.put("AccountId", account.id());
        } else if (thing instanceof PermissionSet set) {
            row.put("PermissionSetName", set.name());
            row.put("PermissionSetArn", set.arn());
        } else if (thing instanceof User user) {
            row.put("UserName", user.userName());
            row.put("UserId", user.id());
        } else if (thing instanceof Group group) {
            row.put("GroupName", group.name());
            row.put("GroupId", group.id());
        }
    }
}
