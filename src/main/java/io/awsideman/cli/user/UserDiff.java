package io.awsideman.cli.user;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.identitycenter.UserAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of a user does. */
final class UserDiff {
    private UserDiff() {}

    /** One row for each attribute that is set or removed. */
    static List<Map<String, Object>> planned(Map<String, Object> before, UserAttributes changes, List<String> removed) {
        Map<String, Object> values = new LinkedHashMap<>();
        changes.texts().forEach((attribute, value) -> values.put(attribute.field(), value));
        if (!changes.emails().isEmpty()) {
            values.put("Emails", changes.emails().stream().map(e -> e.value()).toList());
        }
        if (!changes.phoneNumbers().isEmpty()) {
            values.put(
                    "PhoneNumbers",
                    changes.phoneNumbers().stream().map(p -> p.value()).toList());
        }
        if (!changes.addresses().isEmpty()) {
            values.put(
                    "Addresses",
                    changes.addresses().stream().map(String::valueOf).toList());
        }
        return AttributeDiff.planned(before, values, removed);
    }
}
