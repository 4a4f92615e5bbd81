package io.awsideman.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.awsideman.sandbox.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a value beside its shape and collects the violated constraints, worded as AWS words them. Members that are null
 * or that the model does not have are removed on the way: to AWS they are not there.
 */
final class ConstraintCheck {
    private final Map<String, Shape> shapes;
    private final List<Violation> violations = new ArrayList<>();

    ConstraintCheck(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    List<Violation> violations(Shape shape, JsonNode value, String path) {
        visit(shape, value, path);
        return List.copyOf(violations);
    }

    private void visit(Shape shape, JsonNode value, String path) {
        switch (shape.type()) {
            case STRUCTURE -> structure(shape, value, path);
            case LIST -> list(shape, value, path);
            case MAP -> map(shape, value, path);
            case STRING -> string(shape, value, path);
            case INTEGER -> integer(shape, value, path);
            case BOOLEAN -> expect(value.isBoolean(), value, "a Boolean");
            case TIMESTAMP -> expect(value.isNumber(), value, "a Timestamp");
            case DOCUMENT -> {}
        }
    }

    private void structure(Shape shape, JsonNode value, String path) {
        if (!(value instanceof ObjectNode structure)) {
            throw mismatch(value, "a structure");
        }
        structure.retain(shape.members().keySet());
        structure.removeNulls();
        for (String member : shape.required()) {
            if (!value.hasNonNull(member)) {
                miss(below(path, member));
            }
        }
        if (shape.union()
                && shape.members().keySet().stream().filter(value::hasNonNull).count() != 1) {
            violate(
                    path,
                    Violation.Constraint.UNION,
                    "Value at '" + path + "'",
                    "Member must have exactly one of its members set");
        }
        shape.members().forEach((member, memberShape) -> {
            if (value.hasNonNull(member)) {
                visit(shape(memberShape), value.path(member), below(path, member));
            }
        });
    }

    private void list(Shape shape, JsonNode value, String path) {
        expect(value.isArray(), value, "a list");
        length(shape, value, path, value.size());
        for (int i = 0; i < value.size(); i++) {
            String place = path + "." + (i + 1) + ".member";
            if (value.get(i).isNull()) {
                miss(place);
            } else {
                visit(shape(shape.element()), value.get(i), place);
            }
        }
    }

    private void map(Shape shape, JsonNode value, String path) {
        expect(value.isObject(), value, "a map");
        length(shape, value, path, value.size());
        value.fields().forEachRemaining(entry -> {
            string(shape(shape.key()), TextNode.valueOf(entry.getKey()), path + ".key");
            visit(shape(shape.element()), entry.getValue(), path + "." + entry.getKey() + ".member");
        });
    }

    private void string(Shape shape, JsonNode value, String path) {
        expect(value.isTextual(), value, "a String");
        String text = value.textValue();
        length(shape, value, path, text.codePointCount(0, text.length()));
        if (shape.pattern() != null && !shape.pattern().matcher(text).matches()) {
            violate(
                    path,
                    Violation.Constraint.PATTERN,
                    shown(shape, value, path),
                    "Member must satisfy regular expression pattern: "
                            + shape.pattern().pattern());
        }
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            violate(
                    path,
                    Violation.Constraint.ENUM,
                    shown(shape, value, path),
                    "Member must satisfy enum value set: [" + String.join(", ", shape.values()) + "]");
        }
    }

    private void integer(Shape shape, JsonNode value, String path) {
        expect(value.isIntegralNumber() && value.canConvertToInt(), value, "an Integer");
        String what = shown(shape, value, path);
        int number = value.intValue();
        least(shape, path, Violation.Constraint.MIN_VALUE, what, "value", number);
        most(shape, path, Violation.Constraint.MAX_VALUE, what, "value", number);
    }

    private void length(Shape shape, JsonNode value, String path, int length) {
        String what = shown(shape, value, path);
        least(shape, path, Violation.Constraint.MIN_LENGTH, what, "length", length);
        most(shape, path, Violation.Constraint.MAX_LENGTH, what, "length", length);
    }

    private void least(
            Shape shape, String path, Violation.Constraint constraint, String what, String measure, int number) {
        if (shape.min() != null && number < shape.min()) {
            violate(path, constraint, what, "Member must have " + measure + " greater than or equal to " + shape.min());
        }
    }

    private void most(
            Shape shape, String path, Violation.Constraint constraint, String what, String measure, int number) {
        if (shape.max() != null && number > shape.max()) {
            violate(path, constraint, what, "Member must have " + measure + " less than or equal to " + shape.max());
        }
    }

    private static String shown(Shape shape, JsonNode value, String path) {
        String text = shape.sensitive() ? "" : " '" + (value.isTextual() ? value.textValue() : value) + "'";
        return "Value" + text + " at '" + path + "'";
    }

    private void miss(String path) {
        violations.add(new Violation(path, Violation.Constraint.REQUIRED, Fault.missing(path)));
    }

    private void violate(String path, Violation.Constraint constraint, String what, String must) {
        violations.add(new Violation(path, constraint, what + " failed to satisfy constraint: " + must));
    }

    private static void expect(boolean holds, JsonNode value, String type) {
        if (!holds) {
            throw mismatch(value, type);
        }
    }

    private static Fault mismatch(JsonNode value, String type) {
        return Fault.serialization(value.getNodeType().name() + "_VALUE can not be converted to " + type);
    }

    private Shape shape(@Nullable String name) {
        return Objects.requireNonNull(shapes.get(Objects.requireNonNull(name)), name);
    }

    private static String below(String path, String member) {
        return path.isEmpty() ? Names.camel(member) : path + "." + Names.camel(member);
    }
}
