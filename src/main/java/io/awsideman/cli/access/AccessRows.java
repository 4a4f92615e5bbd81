package io.awsideman.cli.access;

import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PersonAccess;
import io.awsideman.identitycenter.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of what is told about access: ids as the API has them, and names where there are any. */
public final class AccessRows {
    private AccessRows() {}

    /** One way in which someone has something. */
    public static Map<String, Object> grant(AccessGrant grant) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (grant.user() != null) {
            put(row, grant.user());
        }
        put(row, grant.account());
        put(row, grant.permissionSet());
        row.put("Path", grant.path());
        row.put("PrincipalType", grant.assignment().principalType().name());
        row.put("PrincipalId", grant.assignment().principalId());
        put(row, "PrincipalName", grant.principal().name());
        row.put("PrincipalExists", grant.principal().exists());
        row.put("Source", grant.source().name());
        return row;
    }

    static Map<String, Object> ofGroup(AccessGrant grant) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "GroupName", grant.principal().name());
        row.put("GroupId", grant.principal().id());
        put(row, grant.account());
        put(row, grant.permissionSet());
        row.put("Source", grant.source().name());
        return row;
    }

    static Map<String, Object> person(PersonAccess access) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, access.user());
        put(row, access.account());
        row.put(
                "PermissionSetNames",
                access.permissionSets().stream().map(PermissionSet::name).toList());
        row.put(
                "PermissionSetArns",
                access.permissionSets().stream().map(PermissionSet::arn).toList());
        row.put("Paths", access.paths());
        return row;
    }

    /** @param has who of the two has it */
    static Map<String, Object> comparison(
            AccessGrant grant, String has, List<String> firstPaths, List<String> secondPaths) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Has", has);
        put(row, "AccountName", grant.account().attributes().get("Name"));
        row.put("AccountId", grant.account().id());
        row.put("PermissionSetName", grant.permissionSet().name());
        row.put("PermissionSetArn", grant.permissionSet().arn());
        row.put("FirstPaths", firstPaths);
        row.put("SecondPaths", secondPaths);
        return row;
    }

    private static void put(Map<String, Object> row, User user) {
        row.put("UserName", user.userName());
        row.put("UserId", user.id());
        put(row, "DisplayName", user.displayName());
        put(row, "UserStatus", user.attributes().get("UserStatus"));
    }

    private static void put(Map<String, Object> row, Account account) {
        put(row, "AccountName", account.attributes().get("Name"));
        row.put("AccountId", account.id());
        put(row, "AccountState", account.attributes().get("State"));
    }

    private static void put(Map<String, Object> row, PermissionSet set) {
        row.put("PermissionSetName", set.name());
        row.put("PermissionSetArn", set.arn());
        put(row, "SessionDuration", set.sessionDuration());
    }

    private static void put(Map<String, Object> row, String field, @Nullable Object value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    /** Rows that are made while they are gone through, which is once. */
    public static <T> Iterable<Map<String, Object>> of(Stream<T> things, Function<T, Map<String, Object>> row) {
        Stream<Map<String, Object>> rows = things.map(row);
        return rows::iterator;
    }
}
