package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import io.awsideman.sandbox.wire.Pages;
import java.util.Map;
import java.util.TreeMap;

/** Things of which an application has at most one of each name: access scopes, grants, or authentication methods. */
final class ApplicationParts {
    private final String all;
    private final String name;
    private final String value;
    private final int page;

    /**
     * @param all the member of listings, and of the application's row
     * @param name the member that tells one part from another
     * @param value the member that says what the part is
     * @param page how many parts a page of the listing has
     */
    ApplicationParts(String all, String name, String value, int page) {
        this.all = all;
        this.name = name;
        this.value = value;
        this.page = page;
    }

    Change put(State state, ObjectNode input) {
        ObjectNode application = Applications.requireOAuth(state, input).deepCopy();
        ObjectNode part = input.deepCopy().retain(name, value);
        application.withObjectProperty(all).set(input.path(name).asText(), part);
        return new Change(state.with(Kind.APPLICATION, application), Json.object());
    }

    /** The part as {@link #list} shows it. */
    ObjectNode get(State state, ObjectNode input) {
        return (ObjectNode) require(Applications.require(state, input), input);
    }

    /** What the part is, without its name. */
    ObjectNode getValue(State state, ObjectNode input) {
        return get(state, input).deepCopy().retain(value);
    }

    Change delete(State state, ObjectNode input) {
        ObjectNode application = Applications.require(state, input).deepCopy();
        require(application, input);
        application.withObjectProperty(all).remove(input.path(name).asText());
        return new Change(state.with(Kind.APPLICATION, application), Json.object());
    }

    ObjectNode list(State state, ObjectNode input) {
        TreeMap<String, ObjectNode> parts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> part :
                Applications.require(state, input).path(all).properties()) {
            parts.put(part.getKey(), (ObjectNode) part.getValue());
        }
        Fault badToken = Fault.validation("The NextToken is not valid for this request");
        return new Pages("List" + all, all, page, badToken).page(input, parts);
    }

    private JsonNode require(ObjectNode application, ObjectNode input) {
        JsonNode part = application.path(all).path(input.path(name).asText());
        if (part.isMissingNode()) {
            throw Refusals.notFound(
                    "The application has no " + name + " " + input.path(name).asText() + ".");
        }
        return part;
    }
}
