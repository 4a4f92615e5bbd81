package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The organization of the seed: its units, accounts and tags, and the Identity Center instance. */
final class LandingZone {
    /** The last part of the instance's ARN. */
    static final String INSTANCE = "ssoins-7223b02967a1d4c8";

    static final String ORGANIZATION = "o-a1b2c3d4e5";

    private static final String REGION = "us-east-1";
    private static final String ROOT = "r-ab12";
    private static final String OWNER = CallerIdentity.ACCOUNT;

    /** Name and the name of the unit above; none above hangs at the root. */
    private static final List<List<String>> UNITS = List.of(
            List.of("Security", ""),
            List.of("Infrastructure", ""),
            List.of("Workloads", ""),
            List.of("Production", "Workloads"),
            List.of("NonProduction", "Workloads"),
            List.of("Playground", ""),
            List.of("Suspended", ""));

    /** Name, number, unit, environment tag, owner tag. */
    private static final List<List<String>> ACCOUNTS = List.of(
            List.of("Example Corp", OWNER, "", "management", "platform"),
            List.of("log-archive", "204512348876", "Security", "shared", "security"),
            List.of("audit", "318820047153", "Security", "shared", "security"),
            List.of("network", "425561190038", "Infrastructure", "shared", "platform"),
            List.of("shared-services", "536014478215", "Infrastructure", "shared", "platform"),
            List.of("shop-production", "647209931572", "Production", "production", "shop"),
            List.of("payments-production", "702388164499", "Production", "production", "payments"),
            List.of("data-production", "755930216640", "Production", "production", "data"),
            List.of("shop-staging", "812047765931", "NonProduction", "staging", "shop"),
            List.of("shop-development", "863315509274", "NonProduction", "development", "shop"),
            List.of("payments-development", "904471236618", "NonProduction", "development", "payments"),
            List.of("playground", "951728340065", "Playground", "sandbox", "platform"),
            List.of("legacy-crm", "987654012349", "Suspended", "retired", "sales"));

    /** The accounts that were there before they joined. */
    private static final Set<String> INVITED = Set.of("Example Corp", "data-production");

    private final Map<String, String> unitIds = new TreeMap<>();
    private final List<ObjectNode> placements = new ArrayList<>();
    private final List<ObjectNode> tags = new ArrayList<>();

    private LandingZone() {}

    /** {@code state} with the organization in it: {@code count} accounts, or those of the seed when it is negative. */
    static State found(State state, int count) {
        LandingZone zone = new LandingZone();
        List<ObjectNode> units = zone.units();
        List<ObjectNode> accounts = zone.accounts(count < 0 ? ACCOUNTS.size() : count);
        State founded = state.with(Kind.ORGANIZATION, organization())
                .with(Kind.ROOT, root())
                .with(Kind.INSTANCE, instance())
                .with(Kind.REGION, region())
                .with(Kind.ORGANIZATIONAL_UNIT, units)
                .with(Kind.ACCOUNT, accounts)
                .with(Kind.PLACEMENT, zone.placements)
                .with(Kind.TAGS, zone.tags);
        return TrustedServices.trust(Guardrails.raise(founded));
    }

    private static ObjectNode organization() {
        ObjectNode organization = Json.object()
                .put("Id", ORGANIZATION)
                .put("Arn", arn("organization/" + ORGANIZATION))
                .put("FeatureSet", "ALL")
                .put("MasterAccountArn", arn("account/" + ORGANIZATION + "/" + OWNER))
                .put("MasterAccountId", OWNER)
                .put("MasterAccountEmail", "aws+management@example.com");
        organization
                .putArray("AvailablePolicyTypes")
                .addObject()
                .put("Type", "SERVICE_CONTROL_POLICY")
                .put("Status", "ENABLED");
        return organization;
    }

    private static ObjectNode root() {
        ObjectNode root = Json.object()
                .put("Id", ROOT)
                .put("Arn", arn("root/" + ORGANIZATION + "/" + ROOT))
                .put("Name", "Root");
        ArrayNode types = root.putArray("PolicyTypes");
        Guardrails.TYPES.forEach(type -> types.addObject().put("Type", type).put("Status", "ENABLED"));
        return root;
    }

    private static ObjectNode instance() {
        return Json.object()
                .put("InstanceArn", "arn:aws:sso:::instance/" + INSTANCE)
                .put("IdentityStoreId", Rows.STORE)
                .put("OwnerAccountId", OWNER)
                .put("Name", "example-corp")
                .put("CreatedDate", Rows.time(0))
                .put("Status", "ACTIVE");
    }

    private static ObjectNode region() {
        String arn = instance().path("InstanceArn").asText();
        return Json.object()
                .put("RegionId", arn + " " + REGION)
                .put("InstanceArn", arn)
                .put("RegionName", REGION)
                .put("Status", "ACTIVE")
                .put("AddedDate", Rows.time(0))
                .put("IsPrimaryRegion", true);
    }

    private List<ObjectNode> units() {
        List<ObjectNode> units = new ArrayList<>();
        for (List<String> unit : UNITS) {
            String id = "ou-ab12-" + "%08x".formatted(0x3f9c0000 + 4099 * units.size());
            unitIds.put(unit.get(0), id);
            units.add(Json.object()
                    .put("Id", id)
                    .put("Arn", arn("ou/" + ORGANIZATION + "/" + id))
                    .put("Name", unit.get(0)));
            place(id, "ORGANIZATIONAL_UNIT", unit.get(1));
            tag(id, Map.of("managed-by", "platform"));
        }
        return units;
    }

    private List<ObjectNode> accounts(int count) {
        List<ObjectNode> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> account = i < ACCOUNTS.size() ? ACCOUNTS.get(i) : generated(i);
            String id = account.get(1);
            String mailbox = i == 0 ? "management" : account.get(0);
            accounts.add(Json.object()
                    .put("Id", id)
                    .put("Arn", arn("account/" + ORGANIZATION + "/" + id))
                    .put("Email", "aws+" + mailbox + "@example.com")
                    .put("Name", account.get(0))
                    .put("Status", account.get(2).equals("Suspended") ? "SUSPENDED" : "ACTIVE")
                    .put("State", account.get(2).equals("Suspended") ? "SUSPENDED" : "ACTIVE")
                    .put("JoinedMethod", INVITED.contains(account.get(0)) ? "INVITED" : "CREATED")
                    .put("JoinedTimestamp", Rows.time(i)));
            place(id, "ACCOUNT", account.get(2));
            tag(id, Map.of("environment", account.get(3), "owner", account.get(4)));
        }
        return accounts;
    }

    private static List<String> generated(int position) {
        String team = List.of("shop", "payments", "data", "search", "mobile").get(position % 5);
        boolean production = position % 2 == 0;
        return List.of(
                "%s-%s-%03d".formatted(team, production ? "production" : "development", position),
                "%012d".formatted(130_000_000_000L + 7_919L * position),
                production ? "Production" : "NonProduction",
                production ? "production" : "development",
                team);
    }

    private void place(String child, String type, String unit) {
        placements.add(Json.object()
                .put("ChildId", child)
                .put("ChildType", type)
                .put("ParentId", unitIds.getOrDefault(unit, ROOT)));
    }

    private void tag(String resource, Map<String, String> values) {
        ObjectNode row = Json.object().put("ResourceId", resource);
        new TreeMap<>(values).forEach((key, value) -> row.withArrayProperty("Tags")
                .addObject()
                .put("Key", key)
                .put("Value", value));
        tags.add(row);
    }

    /** The ARN of a thing of this organization. */
    static String arn(String resource) {
        return "arn:aws:organizations::" + OWNER + ":" + resource;
    }
}
