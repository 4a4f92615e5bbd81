package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The applications of the seed's instance, who provides them, and who is assigned to them. */
final class Catalogue {
    private static final String PROVIDER = "arn:aws:sso::aws:applicationProvider/";

    /** Last part of the ARN, protocol, name, description. */
    private static final List<List<String>> PROVIDERS = List.of(
            List.of("custom", "OAUTH", "Custom application", "Your own OAuth 2.0 application"),
            List.of("custom-saml", "SAML", "Custom SAML 2.0 application", "Your own SAML 2.0 application"),
            List.of("redshift", "OAUTH", "Amazon Redshift", "A data warehouse in the cloud"));

    /** Who is named by user name or by display name; those whom the state does not have are left out. */
    private record Entry(
            String provider, String name, String description, String status, List<String> users, List<String> groups) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "custom",
                    "Developer Portal",
                    "Documentation and service catalogue",
                    "ENABLED",
                    List.of("jane.smith"),
                    List.of("Developers", "Cloud Platform Team")),
            new Entry(
                    "custom-saml",
                    "Expenses & Travel",
                    "Claims and bookings",
                    "ENABLED",
                    List.of("tom.oconnor", "john.doe@example.com"),
                    List.of("Finance")),
            new Entry("custom", "Old Wiki", "Read-only until it is shut down", "DISABLED", List.of(), List.of()));

    private Catalogue() {}

    /** The instance in {@code state} with its applications. */
    static State stock(State state) {
        List<ObjectNode> applications = new ArrayList<>();
        List<ObjectNode> assignments = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            ObjectNode application = application(entry, applications.size());
            applications.add(application);
            for (String user : entry.users()) {
                state.table(Kind.USER).where("/UserName", user).stream()
                        .map(row -> assignment(
                                application, "USER", row.path("UserId").asText()))
                        .forEach(assignments::add);
            }
            for (String group : entry.groups()) {
                state.table(Kind.GROUP).where("/DisplayName", group).stream()
                        .map(row -> assignment(
                                application, "GROUP", row.path("GroupId").asText()))
                        .forEach(assignments::add);
            }
        }
        return state.with(
                        Kind.APPLICATION_PROVIDER,
                        PROVIDERS.stream().map(Catalogue::provider).toList())
                .with(Kind.APPLICATION, applications)
                .with(Kind.APPLICATION_ASSIGNMENT, assignments);
    }

    private static ObjectNode provider(List<String> provider) {
        ObjectNode row = Json.object()
                .put("ApplicationProviderArn", PROVIDER + provider.get(0))
                .put("FederationProtocol", provider.get(1));
        row.putObject("DisplayData").put("DisplayName", provider.get(2)).put("Description", provider.get(3));
        return row;
    }

    private static ObjectNode application(Entry entry, int position) {
        String id = UUID.nameUUIDFromBytes(entry.name().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
        ObjectNode application = Json.object()
                .put(
                        "ApplicationArn",
                        "arn:aws:sso::" + CallerIdentity.ACCOUNT + ":application/" + LandingZone.INSTANCE + "/apl-"
                                + id)
                .put("ApplicationProviderArn", PROVIDER + entry.provider())
                .put("Name", entry.name())
                .put("ApplicationAccount", CallerIdentity.ACCOUNT)
                .put("InstanceArn", "arn:aws:sso:::instance/" + LandingZone.INSTANCE)
                .put(
                        "IdentityStoreArn",
                        "arn:aws:identitystore::" + CallerIdentity.ACCOUNT + ":identitystore/" + Rows.STORE)
                .put("Status", entry.status())
                .put("Description", entry.description())
                .put("CreatedDate", Rows.time(position))
                .put("CreatedFrom", "us-east-1");
        application.putObject("PortalOptions").put("Visibility", "ENABLED");
        return application;
    }

    private static ObjectNode assignment(ObjectNode application, String type, String principal) {
        String arn = application.path("ApplicationArn").asText();
        return Json.object()
                .put("AssignmentId", arn + " " + type + " " + principal)
                .put("ApplicationArn", arn)
                .put("PrincipalType", type)
                .put("PrincipalId", principal);
    }
}
