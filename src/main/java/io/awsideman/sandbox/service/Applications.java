package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** The applications of an instance. Names need not be unique. */
final class Applications {
    private static final List<String> DESCRIBED = List.of(
            "ApplicationArn",
            "ApplicationProviderArn",
            "Name",
            "ApplicationAccount",
            "InstanceArn",
            "IdentityStoreArn",
            "Status",
            "PortalOptions",
            "Description",
            "CreatedDate",
            "CreatedFrom");

    private final Stamps stamps;

    Applications(Stamps stamps) {
        this.stamps = stamps;
    }

    /** The application that a request names by ApplicationArn. */
    static ObjectNode require(State state, ObjectNode input) {
        String arn = input.path("ApplicationArn").asText();
        ObjectNode application = state.table(Kind.APPLICATION).find(arn);
        if (application == null) {
            throw Refusals.notFound("Application with ARN " + arn + " not found.");
        }
        return application;
    }

    /** The same of an application that is configured through this service; those with SAML are not. */
    static ObjectNode requireOAuth(State state, ObjectNode input) {
        ObjectNode application = require(state, input);
        if (!isOAuth(provider(state, application))) {
            throw Fault.validation("The application with arn '"
                    + application.path("ApplicationArn").asText() + "' is not supported for this action.");
        }
        return application;
    }

    /** Repeating a request with the same ClientToken answers the application that the first one made. */
    Change create(State state, ObjectNode input) {
        Optional<ObjectNode> repeated = byClientToken(state, input);
        if (repeated.isPresent()) {
            return new Change(state, identified(repeated.get()));
        }
        requireCreatable(state, input);
        requireUrl(input.path("PortalOptions"));
        ObjectNode instance = Instances.require(state, input);
        String suffix = instance.path("InstanceArn").asText().replaceFirst(".*:instance/", "");
        String partition = instance.path("InstanceArn").asText().split(":")[1];
        ObjectNode application = Json.object()
                .put(
                        "ApplicationArn",
                        "arn:%s:sso::%s:application/%s/apl-%s"
                                .formatted(partition, CallerIdentity.ACCOUNT, suffix, stamps.newNumber()))
                .put("ApplicationAccount", CallerIdentity.ACCOUNT)
                .put(
                        "IdentityStoreArn",
                        "arn:%s:identitystore::%s:identitystore/%s"
                                .formatted(
                                        partition,
                                        instance.path("OwnerAccountId").asText(),
                                        instance.path("IdentityStoreId").asText()))
                .put("Status", "ENABLED")
                .put("CreatedDate", stamps.now())
                .put("CreatedFrom", "us-east-1");
        application.putObject("PortalOptions").put("Visibility", "ENABLED");
        ObjectNode given = input.deepCopy();
        given.remove("Tags");
        application.setAll(given);
        State next = state.with(Kind.APPLICATION, application);
        String arn = application.path("ApplicationArn").asText();
        return new Change(ResourceTags.with(next, arn, input.path("Tags")), identified(application));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return described(require(state, input));
    }

    ObjectNode list(State state, ObjectNode input) {
        JsonNode filter = input.path("Filter");
        return Refusals.page(
                input,
                "ListApplications",
                "Applications",
                state.table(Kind.APPLICATION)
                        .inOrder(state.table(Kind.APPLICATION).rows().stream()
                                .filter(row -> row.path("InstanceArn").equals(input.path("InstanceArn")))
                                .filter(row -> matches(filter.path("ApplicationAccount"), row, "ApplicationAccount"))
                                .filter(row ->
                                        matches(filter.path("ApplicationProvider"), row, "ApplicationProviderArn"))
                                .map(Applications::described)
                                .toList()));
    }

    /** Changes what the request names; the rest stays. */
    Change update(State state, ObjectNode input) {
        ObjectNode application = require(state, input).deepCopy();
        ObjectNode given = input.deepCopy();
        JsonNode portal = given.remove("PortalOptions");
        application.setAll(given);
        if (portal instanceof ObjectNode options) {
            requireUrl(options);
            application.withObjectProperty("PortalOptions").setAll(options);
        }
        return new Change(state.with(Kind.APPLICATION, application), Json.object());
    }

    /** Its assignments and tags go with it. */
    Change delete(State state, ObjectNode input) {
        String arn = require(state, input).path("ApplicationArn").asText();
        List<String> assignments = state.table(Kind.APPLICATION_ASSIGNMENT).where("/ApplicationArn", arn).stream()
                .map(row -> row.path("AssignmentId").asText())
                .toList();
        State next = ResourceTags.without(state, arn)
                .without(Kind.APPLICATION_ASSIGNMENT, assignments)
                .without(Kind.APPLICATION, List.of(arn));
        return new Change(next, Json.object());
    }

    ObjectNode listProviders(State state, ObjectNode input) {
        return Refusals.page(
                input,
                "ListApplicationProviders",
                "ApplicationProviders",
                state.table(Kind.APPLICATION_PROVIDER).inOrder());
    }

    ObjectNode describeProvider(State state, ObjectNode input) {
        return provider(state, input);
    }

    private static ObjectNode provider(State state, ObjectNode input) {
        String arn = input.path("ApplicationProviderArn").asText();
        ObjectNode provider = state.table(Kind.APPLICATION_PROVIDER).find(arn);
        if (provider == null) {
            throw Refusals.notFound("Application provider with ARN " + arn + " not found.");
        }
        return provider;
    }

    private static void requireCreatable(State state, ObjectNode input) {
        ObjectNode provider = provider(state, input);
        if (!isOAuth(provider)) {
            throw Fault.validation("Applications of the provider "
                    + provider.path("ApplicationProviderArn").asText() + " cannot be created with this operation.");
        }
    }

    private static boolean isOAuth(ObjectNode provider) {
        return provider.path("FederationProtocol").asText().equals("OAUTH");
    }

    private static void requireUrl(JsonNode portal) {
        JsonNode signIn = portal.path("SignInOptions");
        if (signIn.path("Origin").asText().equals("APPLICATION") && !signIn.hasNonNull("ApplicationUrl")) {
            throw Fault.validation("ApplicationUrl is required when Origin is APPLICATION.");
        }
    }

    private static Optional<ObjectNode> byClientToken(State state, ObjectNode input) {
        String token = input.path("ClientToken").asText();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Optional<ObjectNode> made = state.table(Kind.APPLICATION).where("/ClientToken", token).stream()
                .findFirst();
        made.filter(row -> !row.path("Name").equals(input.path("Name"))).ifPresent(row -> {
            throw Refusals.conflict("The client token was used before with other parameters.");
        });
        return made;
    }

    private static boolean matches(JsonNode wanted, ObjectNode row, String member) {
        return wanted.isMissingNode() || wanted.equals(row.path(member));
    }

    private static ObjectNode described(ObjectNode application) {
        return application.deepCopy().retain(DESCRIBED);
    }

    private static ObjectNode identified(ObjectNode application) {
        return application.deepCopy().retain("ApplicationArn", "InstanceArn", "IdentityStoreArn");
    }
}
