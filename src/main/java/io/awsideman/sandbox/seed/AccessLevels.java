package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The permission sets of the seed, and any number of generated ones, always the same in the same order. */
final class AccessLevels {
    private static final String INSTANCE = "arn:aws:sso:::instance/" + LandingZone.INSTANCE;
    private static final String AWS_POLICY = "arn:aws:iam::aws:policy/";
    private static final List<String> AREAS =
            List.of("Shop", "Payments", "Search", "Data", "Mobile", "Logistics", "Identity", "Billing");
    private static final List<String> ROLES =
            List.of("Developer", "Operator", "Analyst", "Auditor", "Support", "Deployer", "Viewer");

    private AccessLevels() {}

    /** The first {@code count} of the seed's permission sets and then generated ones. */
    static List<ObjectNode> sets(int count) {
        List<ObjectNode> sets = new ArrayList<>(known());
        while (sets.size() < count) {
            sets.add(generated(sets.size()));
        }
        return List.copyOf(sets.subList(0, count));
    }

    /** How many permission sets the seed itself has. */
    static int ofTheSeed() {
        return known().size();
    }

    private static List<ObjectNode> known() {
        return List.of(
                managed(set("AdministratorAccess", "Full access, for those on call", "PT4H", 0), "AdministratorAccess"),
                managed(
                        set("ReadOnlyAccess", "See everything, change nothing", "PT8H", 1),
                        "ReadOnlyAccess",
                        "job-function/ViewOnlyAccess"),
                developers(),
                billing(),
                auditors(),
                deployers(),
                databases(),
                managed(set("NetworkAdministrator", "Not in use yet", "PT1H", 7), "job-function/NetworkAdministrator"));
    }

    private static ObjectNode developers() {
        ObjectNode set =
                managed(set("PowerUserAccess", "Everything but users and roles", "PT8H", 2), "PowerUserAccess");
        set.put("Version", 2);
        set.putObject("PermissionsBoundary")
                .set("CustomerManagedPolicyReference", reference("developers", "/boundaries/"));
        return set;
    }

    private static ObjectNode billing() {
        return managed(set("Billing", "Costs and invoices", "PT2H", 3), "job-function/Billing")
                .put("RelayState", "https://us-east-1.console.aws.amazon.com/costmanagement/home");
    }

    private static ObjectNode auditors() {
        ObjectNode set = managed(set("SecurityAudit", "What security and audit look at", "PT4H", 4), "SecurityAudit");
        set.putArray("CustomerManagedPolicies").add(reference("read-findings", "/security/"));
        return set;
    }

    private static ObjectNode deployers() {
        ObjectNode set = set("Deploy+Rollback=shop,v1.2@eu-1", "Releases of the shop", "PT1H", 5);
        set.putArray("CustomerManagedPolicies").add(reference("deploy", "/"));
        return set.put(
                "InlinePolicy",
                """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Sid": "Releases",
                              "Effect": "Allow",
                              "Action": ["codedeploy:*", "cloudformation:*"],
                              "Resource": "*",
                              "Condition": {"StringEquals": {"aws:ResourceTag/team": "shop"}}
                            }
                          ]
                        }
                        """);
    }

    private static ObjectNode databases() {
        return set("DatabaseAccess", "Accès aux bases de données", "PT1H30M", 6)
                .put(
                        "InlinePolicy",
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"rds-db:connect","Resource":"*"}]}""");
    }

    private static ObjectNode generated(int position) {
        int index = position - known().size();
        int round = index / (AREAS.size() * ROLES.size());
        String name = AREAS.get(index % AREAS.size()) + "-"
                + ROLES.get(index / AREAS.size() % ROLES.size())
                + (round == 0 ? "" : "-" + (round + 1));
        return managed(set(name, "Generated: " + name, "PT8H", position), "ReadOnlyAccess");
    }

    private static ObjectNode set(String name, String description, String duration, int position) {
        UUID id = UUID.nameUUIDFromBytes(("permission set " + name).getBytes(StandardCharsets.UTF_8));
        return Json.object()
                .put(
                        "PermissionSetArn",
                        INSTANCE.replace(":instance/", ":permissionSet/") + "/ps-"
                                + HexFormat.of().toHexDigits(id.getMostSignificantBits()))
                .put("InstanceArn", INSTANCE)
                .put("Name", name)
                .put("Description", description)
                .put("CreatedDate", Rows.time(position))
                .put("SessionDuration", duration)
                .put("Version", 1);
    }

    private static ObjectNode managed(ObjectNode set, String... policies) {
        for (String policy : policies) {
            set.withArrayProperty("ManagedPolicies")
                    .addObject()
                    .put("Name", policy.substring(policy.lastIndexOf('/') + 1))
                    .put("Arn", AWS_POLICY + policy);
        }
        return set;
    }

    private static ObjectNode reference(String name, String path) {
        return Json.object().put("Name", name).put("Path", path);
    }
}
