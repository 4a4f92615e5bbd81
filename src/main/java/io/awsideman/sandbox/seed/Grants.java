package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has which permission set in which account, and what of it is not up to date. */
final class Grants {
    private static final int SETS_PER_ACCOUNT = 12;
    private static final int LEAST_USERS = 20;

    /** Permission set, type and name of the principal, names of accounts; {@code *} are all active ones. */
    private static final List<List<String>> GRANTS = List.of(
            List.of("AdministratorAccess", "GROUP", "Administrators", "*"),
            List.of("AdministratorAccess", "USER", "carlos.garcia", "playground"),
            List.of("ReadOnlyAccess", "GROUP", "Developers", "shop-production payments-production data-production"),
            List.of("ReadOnlyAccess", "USER", "tom.oconnor", "shop-production"),
            List.of("ReadOnlyAccess", "USER", "left.long.ago", "log-archive"),
            List.of("PowerUserAccess", "GROUP", "Developers", "shop-staging shop-development payments-development"),
            List.of("PowerUserAccess", "GROUP", "Cloud Platform Team", "network shared-services playground"),
            List.of("Billing", "GROUP", "Finance", "Example_Corp"),
            List.of("SecurityAudit", "GROUP", "SecurityAuditors", "*"),
            List.of("Deploy+Rollback=shop,v1.2@eu-1", "GROUP", "Developers", "shop-staging shop-development"),
            List.of("Deploy+Rollback=shop,v1.2@eu-1", "USER", "john.doe@example.com", "shop-production"),
            List.of("DatabaseAccess", "USER", "priya.patel", "data-production"));

    /** Where the second version of PowerUserAccess has not arrived. */
    private static final List<String> OUTDATED = List.of("shop-staging", "playground");

    private final State state;
    private final Map<String, ObjectNode> assignments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> provisioned = new LinkedHashMap<>();

    private Grants(State state) {
        this.state = state;
    }

    /** The seed's permission sets and assignments in {@code state}. One assignment is of a user who is gone. */
    static State grant(State state) {
        Grants grants = new Grants(withTags(withSets(state, AccessLevels.ofTheSeed())));
        for (List<String> grant : GRANTS) {
            grants.grantAs(grant.get(0), grant.get(1), grant.get(2), grant.get(3));
        }
        return grants.granted();
    }

    /** {@code state} with {@code sets} permission sets and, as far as there are principals, so many assignments. */
    static State grant(State state, int sets, int assignments) {
        Grants grants = new Grants(withSets(state, sets));
        grants.spread(assignments);
        return grants.granted();
    }

    private static State withSets(State state, int count) {
        return state.with(Kind.PERMISSION_SET, AccessLevels.sets(count));
    }

    private static State withTags(State state) {
        List<ObjectNode> tags = new ArrayList<>();
        for (ObjectNode set : state.table(Kind.PERMISSION_SET).rows()) {
            ObjectNode row =
                    Json.object().put("ResourceId", set.path("PermissionSetArn").asText());
            row.putArray("Tags").addObject().put("Key", "managed-by").put("Value", "platform");
            if (set.path("Name").asText().startsWith("Deploy")) {
                row.withArrayProperty("Tags").addObject().put("Key", "owner").put("Value", "shop");
            }
            tags.add(row);
        }
        return state.with(Kind.TAGS, tags);
    }

    private void grantAs(String set, String type, String principal, String accounts) {
        for (ObjectNode account : state.table(Kind.ACCOUNT).rows()) {
            String name = account.path("Name").asText();
            boolean meant = accounts.equals("*")
                    ? isActive(account)
                    : List.of(accounts.split(" ")).contains(name.replace(' ', '_'));
            if (meant) {
                ObjectNode found =
                        state.table(Kind.PERMISSION_SET).where("/Name", set).get(0);
                boolean outdated = set.equals("PowerUserAccess") && OUTDATED.contains(name);
                String id = Rows.id((type.equals("USER") ? "user " : "group ") + principal);
                grant(account, found, found.path("Version").asInt() - (outdated ? 1 : 0), type, id);
            }
        }
    }

    /** Every account gets a dozen neighbouring permission sets, which go round the groups and some users. */
    private void spread(int count) {
        List<ObjectNode> accounts = state.table(Kind.ACCOUNT).rows().stream()
                .filter(Grants::isActive)
                .toList();
        List<ObjectNode> sets = state.table(Kind.PERMISSION_SET).rows();
        List<ObjectNode> principals = new ArrayList<>(state.table(Kind.GROUP).rows());
        List<ObjectNode> users = state.table(Kind.USER).rows();
        principals.addAll(users.subList(0, Math.min(users.size(), Math.max(LEAST_USERS, principals.size() / 2))));
        int perAccount = Math.min(SETS_PER_ACCOUNT, sets.size());
        long possible = (long) accounts.size() * perAccount * principals.size();
        for (int k = 0; k < Math.min(count, possible); k++) {
            int position = k % accounts.size();
            int round = k / accounts.size();
            ObjectNode set = sets.get((round % perAccount + 7 * position) % sets.size());
            int start = 13 * (round % perAccount) + 5 * position;
            ObjectNode principal = principals.get((start + round / perAccount) % principals.size());
            boolean group = principal.has("GroupId");
            grant(
                    accounts.get(position),
                    set,
                    set.path("Version").asInt(),
                    group ? "GROUP" : "USER",
                    principal.path(group ? "GroupId" : "UserId").asText());
        }
    }

    private void grant(ObjectNode account, ObjectNode set, int version, String type, String principal) {
        String place = place(account, set);
        String id = place + " " + type + " " + principal;
        assignments.put(
                id,
                inPlace(account, set)
                        .put("AssignmentId", id)
                        .put("PrincipalType", type)
                        .put("PrincipalId", principal));
        provisioned.put(place, inPlace(account, set).put("Version", version));
    }

    private State granted() {
        return state.with(Kind.ASSIGNMENT, assignments.values()).with(Kind.PROVISIONED, provisioned.values());
    }

    private static boolean isActive(ObjectNode account) {
        return account.path("Status").asText().equals("ACTIVE");
    }

    private static ObjectNode inPlace(ObjectNode account, ObjectNode set) {
        return Json.object()
                .put("Place", place(account, set))
                .put("AccountId", account.path("Id").asText())
                .put("PermissionSetArn", set.path("PermissionSetArn").asText());
    }

    private static String place(ObjectNode account, ObjectNode set) {
        return account.path("Id").asText() + " " + set.path("PermissionSetArn").asText();
    }
}
