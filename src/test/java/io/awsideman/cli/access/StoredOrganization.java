package io.awsideman.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.cli.Cli;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The organization as the sandbox has stored it, read from its file without any of the program's code, and who reaches what in
 * it, found by trying every assignment with every membership.
 */
final class StoredOrganization {
    private final JsonNode state;
    private final Set<String> users;
    private final Set<String> groups;

    private StoredOrganization(JsonNode state) {
        this.state = state;
        this.users = ids("users", "UserId");
        this.groups = ids("groups", "GroupId");
    }

    static StoredOrganization of(Cli cli) throws IOException {
        return new StoredOrganization(new ObjectMapper()
                .readTree(cli.files().resolve("sandbox/state.json").toFile()));
    }

    Set<String> ids(String table, String member) {
        Set<String> ids = new TreeSet<>();
        state.path(table).forEach(row -> ids.add(row.path(member).asText()));
        return ids;
    }

    List<JsonNode> rows(String table) {
        List<JsonNode> rows = new ArrayList<>();
        state.path(table).forEach(rows::add);
        return rows;
    }

    Set<String> users() {
        return users;
    }

    Set<String> groups() {
        return groups;
    }

    Set<String> accounts() {
        return ids("accounts", "Id");
    }

    Set<String> permissionSets() {
        return ids("permissionSets", "PermissionSetArn");
    }

    /** The accounts below a unit or root, however deep. */
    Set<String> accountsBelow(String parentId) {
        Set<String> below = new TreeSet<>();
        for (JsonNode placement : rows("placements")) {
            if (placement.path("ParentId").asText().equals(parentId)) {
                String child = placement.path("ChildId").asText();
                if (placement.path("ChildType").asText().equals("ACCOUNT")) {
                    below.add(child);
                } else {
                    below.addAll(accountsBelow(child));
                }
            }
        }
        return below;
    }

    /** User, account, permission set and the user or group that it comes from, of those that the assignment is one of. */
    Set<String> grants(Predicate<JsonNode> assignments) {
        Set<String> grants = new TreeSet<>();
        Map<String, Set<String>> members = members();
        for (JsonNode row : rows("assignments")) {
            if (assignments.test(row)) {
                String principal = row.path("PrincipalId").asText();
                Set<String> holders = row.path("PrincipalType").asText().equals("USER")
                        ? (users.contains(principal) ? Set.of(principal) : Set.of())
                        : members.getOrDefault(principal, Set.of());
                holders.forEach(user -> grants.add(grant(user, row)));
            }
        }
        return grants;
    }

    /** The assignments of users and groups that are not there, as grants of nobody. */
    Set<String> orphans(Predicate<JsonNode> assignments) {
        Set<String> orphans = new TreeSet<>();
        for (JsonNode row : rows("assignments")) {
            String principal = row.path("PrincipalId").asText();
            if (assignments.test(row) && !users.contains(principal) && !groups.contains(principal)) {
                orphans.add(grant("", row));
            }
        }
        return orphans;
    }

    private Map<String, Set<String>> members() {
        Map<String, Set<String>> members = new TreeMap<>();
        for (JsonNode row : rows("memberships")) {
            String user = row.path("MemberId").path("UserId").asText();
            String group = row.path("GroupId").asText();
            if (users.contains(user) && groups.contains(group)) {
                members.computeIfAbsent(group, id -> new TreeSet<>()).add(user);
            }
        }
        return members;
    }

    static String grant(String user, JsonNode row) {
        return String.join(
                " ",
                user,
                row.path("AccountId").asText(),
                row.path("PermissionSetArn").asText(),
                row.path("PrincipalId").asText());
    }
}
