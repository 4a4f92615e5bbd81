package io.awsideman.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error that a service answers: its code, its message, and the members that the code's shape has beside them. */
public final class Fault extends RuntimeException {
    private final String code;
    private final int status;
    private final Map<String, String> members;

    private Fault(String code, int status, String message, Map<String, String> members) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.members = members;
    }

    /** A fault of the request, answered with HTTP 400 as awsJson services do for all of them. */
    public static Fault of(String code, String message) {
        return new Fault(code, 400, message, Map.of());
    }

    /** A fault of the service, answered with HTTP 500. */
    public static Fault internal(String code, String message) {
        return new Fault(code, 500, message, Map.of());
    }

    public static Fault validation(String message) {
        return of("ValidationException", message);
    }

    /** The ValidationException that lists violated constraints, of which there is at least one. */
    public static Fault violations(List<String> violations) {
        return validation(violations.size() + " validation error" + (violations.size() == 1 ? "" : "s") + " detected: "
                + String.join("; ", violations));
    }

    /** The violation of a member that must be there. */
    public static String missing(String path) {
        return "Value null at '" + path + "' failed to satisfy constraint: Member must not be null";
    }

    public static Fault serialization(String message) {
        return of("SerializationException", message);
    }

    /** This fault with one more member in its body. */
    public Fault with(String member, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Fault(code, status, getMessage(), more);
    }

    /** The error code, such as {@code ResourceNotFoundException}. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** The awsJson body. */
    public ObjectNode body() {
        ObjectNode body = Json.object().put("__type", code).put("Message", getMessage());
        members.forEach(body::put);
        return body;
    }
}
