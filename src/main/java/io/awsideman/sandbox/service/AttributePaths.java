package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Applies attribute operations: {@code name.givenName} sets one part, {@code emails} the whole list, {@code null}
 * removes. Which paths exist, and what their values may be, follows from the shape of the creating request. Members of
 * a value may be spelled as on the wire or with a small first letter, as in SCIM.
 */
final class AttributePaths {
    private static final String ENTERPRISE = "aws:identitystore:enterprise";
    private static final Set<String> ENTERPRISE_ATTRIBUTES =
            Set.of("employeeNumber", "costCenter", "organization", "division", "department", "manager");
    private static final Set<String> MANAGER_ATTRIBUTES = Set.of("value", "displayName");

    private final LazyModel model;

    AttributePaths(LazyModel model) {
        this.model = model;
    }

    /** Applies {@code operations} to {@code row} in their order; {@code shape} is that of the creating request. */
    void apply(ObjectNode row, String shape, JsonNode operations) {
        for (JsonNode operation : operations) {
            String path = operation.path("AttributePath").asText();
            JsonNode value = operation.path("AttributeValue");
            if (path.startsWith(ENTERPRISE)
                    && model.get().member(shape, "Extensions").isPresent()) {
                extension(row, path, value);
            } else if (Directory.samePath(path, "identityStoreId") || Directory.samePath(path, "extensions")) {
                throw Directory.unknownAttribute(path);
            } else {
                attribute(row, shape, path, Arrays.asList(path.split("\\.")), value);
            }
        }
    }

    /** The name of a required member in messages: {@code name.givenName} for {@code /Name/GivenName}. */
    static String named(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/"))
                .map(part -> part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("."));
    }

    static void requireExtension(String name) {
        if (!name.equals(ENTERPRISE)) {
            throw Fault.validation("The extension '" + name + "' is not supported");
        }
    }

    private void attribute(ObjectNode row, String shape, String path, List<String> steps, JsonNode value) {
        ServiceModel.Member member =
                model.get().member(shape, steps.get(0)).orElseThrow(() -> Directory.unknownAttribute(path));
        if (steps.size() > 1) {
            if (!model.get().isStructure(member.shape())) {
                throw Directory.unknownAttribute(path);
            }
            ObjectNode inner = row.withObjectProperty(member.name());
            attribute(inner, member.shape(), path, steps.subList(1, steps.size()), value);
            if (inner.isEmpty()) {
                row.remove(member.name());
            }
        } else if (value.isNull() || value.isMissingNode()) {
            row.remove(member.name());
        } else {
            JsonNode spelled = spelled(member.shape(), value, path);
            model.get().check(member.shape(), spelled, path);
            row.set(member.name(), spelled);
        }
    }

    private JsonNode spelled(String shape, JsonNode value, String path) {
        String element = model.get().elementOf(shape);
        if (element != null && value.isArray()) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            value.forEach(item -> list.add(spelled(element, item, path)));
            return list;
        }
        if (!model.get().isStructure(shape) || !value.isObject()) {
            return value;
        }
        ObjectNode structure = Json.object();
        value.fields().forEachRemaining(entry -> {
            ServiceModel.Member member = model.get()
                    .member(shape, entry.getKey())
                    .orElseThrow(() -> Directory.unknownAttribute(path + "." + entry.getKey()));
            if (!entry.getValue().isNull()) {
                structure.set(member.name(), spelled(member.shape(), entry.getValue(), path));
            }
        });
        return structure;
    }

    private static void extension(ObjectNode row, String path, JsonNode value) {
        List<String> steps = Arrays.asList(path.substring(ENTERPRISE.length()).split("\\.", -1));
        boolean known = steps.get(0).isEmpty()
                && (steps.size() < 2 || ENTERPRISE_ATTRIBUTES.contains(steps.get(1)))
                && (steps.size() < 3 || steps.get(1).equals("manager") && MANAGER_ATTRIBUTES.contains(steps.get(2)))
                && steps.size() < 4;
        if (!known) {
            throw Directory.unknownAttribute(path);
        }
        ObjectNode extensions = row.withObjectProperty("Extensions");
        place(extensions, ENTERPRISE, steps.subList(1, steps.size()), value);
        if (extensions.isEmpty()) {
            row.remove("Extensions");
        }
    }

    private static void place(ObjectNode object, String name, List<String> below, JsonNode value) {
        if (!below.isEmpty()) {
            ObjectNode inner = object.path(name) instanceof ObjectNode present ? present : object.putObject(name);
            place(inner, below.get(0), below.subList(1, below.size()), value);
            if (inner.isEmpty()) {
                object.remove(name);
            }
        } else if (value.isNull() || value.isMissingNode()) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }
}
