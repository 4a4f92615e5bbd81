package io.awsideman.cli.user;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.identitycenter.Contact;
import io.awsideman.identitycenter.PostalAddress;
import io.awsideman.identitycenter.UserAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change of a user does. */
final class UserDiff {
    private UserDiff() {}

    /** One row for each attribute that is set or removed. */
    static List<Map<String, Object>> planned(Map<String, Object> before, UserAttributes changes, List<String> removed) {
        Map<String, Object> values = new LinkedHashMap<>();
        changes.texts().forEach((attribute, value) -> values.put(attribute.field(), value));
        if (!changes.emails().isEmpty()) {
            values.put("Emails", changes.emails().stream().map(UserDiff::row).toList());
        }
        if (!changes.phoneNumbers().isEmpty()) {
            values.put(
                    "PhoneNumbers",
                    changes.phoneNumbers().stream().map(UserDiff::row).toList());
        }
        if (!changes.addresses().isEmpty()) {
            values.put(
                    "Addresses", changes.addresses().stream().map(UserDiff::row).toList());
        }
        return AttributeDiff.planned(before, values, removed);
    }

    /** As the API answers it, so that it can be compared. */
    private static Map<String, Object> row(Contact contact) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Value", contact.value());
        put(row, "Type", contact.type());
        row.put("Primary", contact.primary());
        return row;
    }

    private static Map<String, Object> row(PostalAddress address) {
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "StreetAddress", address.streetAddress());
        put(row, "Locality", address.locality());
        put(row, "Region", address.region());
        put(row, "PostalCode", address.postalCode());
        put(row, "Country", address.country());
        put(row, "Formatted", address.formatted());
        put(row, "Type", address.type());
        row.put("Primary", address.primary());
        return row;
    }

    private static void put(Map<String, Object> row, String field, @Nullable String value) {
        if (value != null) {
            row.put(field, value);
        }
    }
}
