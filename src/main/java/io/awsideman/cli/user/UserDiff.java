package io.awsideman.cli.user;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.UserAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change of a user does, attribute by attribute. */
final class UserDiff {
    static final TableLayout LAYOUT =
            TableLayout.of("Nothing would change.", Column.of("Attribute"), Column.of("Before"), Column.of("After"));

    private UserDiff() {}

    /** One row for each attribute that is set or removed. */
    static List<Map<String, Object>> rows(Map<String, Object> before, UserAttributes changes, List<String> removed) {
        List<Map<String, Object>> rows = new ArrayList<>();
        changes.texts()
                .forEach((attribute, value) -> rows.add(row(attribute.field(), at(before, attribute.field()), value)));
        if (!changes.emails().isEmpty()) {
            rows.add(row(
                    "Emails",
                    before.get("Emails"),
                    changes.emails().stream().map(e -> e.value()).toList()));
        }
        if (!changes.phoneNumbers().isEmpty()) {
            rows.add(row(
                    "PhoneNumbers",
                    before.get("PhoneNumbers"),
                    changes.phoneNumbers().stream().map(p -> p.value()).toList()));
        }
        if (!changes.addresses().isEmpty()) {
            rows.add(row(
                    "Addresses",
                    before.get("Addresses"),
                    changes.addresses().stream().map(String::valueOf).toList()));
        }
        removed.forEach(field -> rows.add(row(field, at(before, field), "")));
        return rows;
    }

    /** One row for each attribute that differs between two states. */
    static List<Map<String, Object>> between(
            Map<String, Object> before, Map<String, Object> after, List<Map<String, Object>> planned) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : planned) {
            String field = String.valueOf(row.get("Attribute"));
            rows.add(row(field, at(before, field), at(after, field)));
        }
        return rows;
    }

    private static Map<String, Object> row(String field, @Nullable Object before, @Nullable Object after) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Attribute", field);
        row.put("Before", before == null ? "" : before);
        row.put("After", after == null ? "" : after);
        return row;
    }

    private static @Nullable Object at(Map<String, Object> attributes, String path) {
        Object value = attributes;
        for (String step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
