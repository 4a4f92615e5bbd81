package io.awsideman.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of one AWS service and the constraints on their inputs. */
public final class ServiceModel {
    private final Map<String, String> inputs;
    private final Map<String, Shape> shapes;

    private final Function<List<Violation>, Fault> refusal;

    private ServiceModel(
            Map<String, String> inputs, Map<String, Shape> shapes, Function<List<Violation>, Fault> refusal) {
        this.inputs = inputs;
        this.shapes = shapes;
        this.refusal = refusal;
    }

    /**
     * The model of {@code identitystore}, {@code sso-admin} or {@code organizations}, which refuses with a
     * ValidationException that lists every violated constraint.
     */
    public static ServiceModel load(String service) {
        return load(
                service,
                violations -> Fault.violations(
                        violations.stream().map(Violation::message).toList()));
    }

    /** The same model, which refuses in its own way; there is at least one violation. */
    public static ServiceModel load(String service, Function<List<Violation>, Fault> refusal) {
        try (InputStream in = ServiceModel.class.getResourceAsStream(service + ".json")) {
            if (in == null) {
                throw new FileNotFoundException("no service model " + service);
            }
            JsonNode root = Json.MAPPER.readTree(in);
            Map<String, String> inputs = new LinkedHashMap<>();
            root.path("operations")
                    .fields()
                    .forEachRemaining(e -> inputs.put(e.getKey(), e.getValue().asText("")));
            Map<String, Shape> shapes = new LinkedHashMap<>();
            root.path("shapes")
                    .fields()
                    .forEachRemaining(e -> shapes.put(e.getKey(), Shape.parse(e.getKey(), e.getValue())));
            return new ServiceModel(inputs, shapes, refusal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all operations that AWS has in this service. */
    public Set<String> operations() {
        return Set.copyOf(inputs.keySet());
    }

    /**
     * Checks an input as AWS does before it looks at what the request means, and removes from it the members that are
     * null or not in the model.
     *
     * @throws Fault a SerializationException for a value of the wrong type, else the service's refusal
     */
    public void check(String operation, ObjectNode input) {
        String shape = inputs.get(operation);
        if (shape != null && shapes.containsKey(shape)) {
            check(shape, input, "");
        }
    }

    /** The same check of one value against one shape; {@code path} is how messages name it. */
    public void check(String shape, JsonNode value, String path) {
        List<Violation> violations = new ConstraintCheck(shapes).violations(shape(shape), value, path);
        if (!violations.isEmpty()) {
            throw refusal.apply(violations);
        }
    }

    /** The member of a structure whose name is {@code name} up to the case of its first letter. */
    public Optional<Member> member(String structure, String name) {
        return shape(structure).members().entrySet().stream()
                .filter(e -> Names.camel(e.getKey()).equals(Names.camel(name)))
                .map(e -> new Member(e.getKey(), e.getValue()))
                .findFirst();
    }

    /** Whether the shape is a structure with named members. */
    public boolean isStructure(String shape) {
        return shape(shape).type() == Shape.Type.STRUCTURE;
    }

    /** The shape of the elements when {@code shape} is a list, else {@code null}. */
    public @Nullable String elementOf(String shape) {
        return shape(shape).type() == Shape.Type.LIST ? shape(shape).element() : null;
    }

    private Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no shape " + name);
        }
        return shape;
    }

    /** A member of a structure: its name on the wire and the name of its shape. */
    public record Member(String name, String shape) {}
}
