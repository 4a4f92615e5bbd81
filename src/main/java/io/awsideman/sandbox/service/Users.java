package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.state.Table;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The users of the identity store. User names and e-mail addresses are unique without regard to case. A user managed by
 * an external provider can be changed like any other: AWS does not refuse it either.
 */
final class Users {
    private static final String EMAIL = "/Emails/0/Value";
    private static final List<String> REQUIRED =
            List.of("/UserName", "/DisplayName", "/Name", "/Name/GivenName", "/Name/FamilyName");
    private static final Set<String> RESERVED_NAMES = Set.of("administrator", "awsadministrators");

    private final Stamps stamps;
    private final AttributePaths paths;

    Users(Stamps stamps, AttributePaths paths) {
        this.stamps = stamps;
        this.paths = paths;
    }

    Change create(State state, ObjectNode input) {
        String store = input.path("IdentityStoreId").asText();
        ObjectNode user = input.deepCopy();
        user.put("UserId", stamps.newId(store)).put("UserStatus", "ENABLED");
        user.path("Extensions").fieldNames().forEachRemaining(AttributePaths::requireExtension);
        checkContent(user);
        checkUnique(state, user);
        stamps.created(user);
        ObjectNode answer =
                Json.object().put("UserId", user.path("UserId").asText()).put("IdentityStoreId", store);
        return new Change(state.with(Kind.USER, user), answer);
    }

    ObjectNode describe(State state, ObjectNode input) {
        return shown(Directory.requireUser(state, input.path("UserId").asText()), input);
    }

    Change update(State state, ObjectNode input) {
        ObjectNode user =
                Directory.requireUser(state, input.path("UserId").asText()).deepCopy();
        paths.apply(user, "CreateUserRequest", input.path("Operations"));
        checkContent(user);
        checkUnique(state, user);
        stamps.updated(user);
        return new Change(state.with(Kind.USER, user), Json.object());
    }

    Change delete(State state, ObjectNode input) {
        String id = input.path("UserId").asText();
        Directory.requireUser(state, id);
        State without = Memberships.withoutThose(state, Memberships.OF_USER, id);
        return new Change(without.without(Kind.USER, List.of(id)), Json.object());
    }

    ObjectNode list(State state, ObjectNode input) {
        input.path("Extensions").forEach(name -> AttributePaths.requireExtension(name.asText()));
        String name = Directory.filter(input, "userName");
        Table users = state.table(Kind.USER);
        ObjectNode page = Directory.page(
                input,
                "ListUsers",
                "Users",
                name == null ? users.inOrder() : users.inOrder(users.whereIgnoringCase("/UserName", name)));
        List<ObjectNode> shown = new ArrayList<>();
        page.path("Users").forEach(user -> shown.add(shown((ObjectNode) user, input)));
        page.putArray("Users").addAll(shown);
        return page;
    }

    ObjectNode getId(State state, ObjectNode input) {
        JsonNode alternate = input.path("AlternateIdentifier");
        Optional<ObjectNode> user = alternate.hasNonNull("ExternalId")
                ? Directory.byExternalId(state, Kind.USER, alternate.path("ExternalId"))
                : byAttribute(state, alternate.path("UniqueAttribute"));
        return user.map(found -> Json.object()
                        .put("UserId", found.path("UserId").asText())
                        .put("IdentityStoreId", input.path("IdentityStoreId").asText()))
                .orElseThrow(() -> Directory.notFound("USER", "USER not found."));
    }

    private static Optional<ObjectNode> byAttribute(State state, JsonNode attribute) {
        String path = attribute.path("AttributePath").asText();
        String value = Directory.uniqueValue(attribute);
        if (Directory.samePath(path, "userName")) {
            return state.table(Kind.USER).whereIgnoringCase("/UserName", value).stream()
                    .findFirst();
        }
        if (Directory.samePath(path, "emails.value")) {
            return state.table(Kind.USER).whereIgnoringCase(EMAIL, value).stream()
                    .findFirst();
        }
        throw Directory.unknownAttribute(path);
    }

    private static ObjectNode shown(ObjectNode user, ObjectNode input) {
        if (!user.has("Extensions")) {
            return user;
        }
        ObjectNode shown = user.deepCopy();
        ObjectNode extensions = shown.putObject("Extensions");
        for (JsonNode name : input.path("Extensions")) {
            JsonNode extension = user.path("Extensions").path(name.asText());
            if (!extension.isMissingNode()) {
                extensions.set(name.asText(), extension);
            }
        }
        if (extensions.isEmpty()) {
            shown.remove("Extensions");
        }
        return shown;
    }

    private static void checkContent(ObjectNode user) {
        List<String> missing = REQUIRED.stream()
                .filter(pointer -> user.at(pointer).isMissingNode())
                .filter(pointer -> user.has("Name") || !pointer.startsWith("/Name/"))
                .map(pointer -> Fault.missing(AttributePaths.named(pointer)))
                .toList();
        if (!missing.isEmpty()) {
            throw Fault.violations(missing);
        }
        String name = user.path("UserName").asText();
        if (RESERVED_NAMES.stream().anyMatch(name::equalsIgnoreCase)) {
            throw Fault.validation("The user name " + name + " is reserved");
        }
        if (user.hasNonNull("Birthdate")
                && !user.path("Birthdate").asText().matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
            throw Fault.validation("The birthdate must have the format YYYY-MM-DD");
        }
    }

    private static void checkUnique(State state, ObjectNode user) {
        requireOnly(state, user, "/UserName", "Duplicate UserName");
        requireOnly(state, user, EMAIL, "Duplicate email address");
    }

    private static void requireOnly(State state, ObjectNode user, String pointer, String message) {
        String id = user.path("UserId").asText();
        boolean taken = state
                .table(Kind.USER)
                .whereIgnoringCase(pointer, user.at(pointer).asText())
                .stream()
                .anyMatch(other -> !other.path("UserId").asText().equals(id));
        if (taken) {
            throw Directory.duplicate(message);
        }
    }
}
