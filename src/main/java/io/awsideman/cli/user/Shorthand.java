package io.awsideman.cli.user;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code name=value,name=value}, as the AWS CLI's shorthand. A comma belongs to the value unless a known name and {@code =}
 * follow it.
 */
record Shorthand(String option, Map<String, String> parts) {

    static Shorthand parse(String option, String text, String... names) {
        List<String> known = List.of(names);
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",(?=(?:" + String.join("|", known) + ")=)")) {
            int equals = part.indexOf('=');
            if (equals < 0 || !known.contains(part.substring(0, equals).strip())) {
                throw new AdminException(
                        FailureKind.USAGE,
                        option + ": \"" + part + "\" is not NAME=VALUE with one of " + String.join(", ", known),
                        "write it like " + known.get(0) + "=…," + known.get(1) + "=…");
            }
            parts.put(part.substring(0, equals).strip(), part.substring(equals + 1));
        }
        return new Shorthand(option, parts);
    }

    @Nullable
    String get(String name) {
        return parts.get(name);
    }

    String required(String name) {
        String value = parts.get(name);
        if (value == null || value.isEmpty()) {
            throw new AdminException(FailureKind.USAGE, option + " lacks " + name + "=…", null);
        }
        return value;
    }

    boolean flag(String name, boolean otherwise) {
        String value = parts.get(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new AdminException(
                        FailureKind.USAGE, option + ": " + name + " is true or false, not \"" + value + "\"", null);
        };
    }
}
