package io.awsideman.cli.instance;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccessControlAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes for access control by their keys: as typed, as changed, and as compared. */
final class AttributeSources {
    private static final String EXAMPLE = "write KEY=SOURCE, as in 'CostCenter=${path:enterprise.costCenter}'";

    private AttributeSources() {}

    /**
     * What is to be set.
     *
     * @throws AdminException USAGE if nothing is to be changed, or one key in two ways
     */
    static Map<String, List<String>> parse(Collection<String> assigned, Collection<String> removed) {
        if (assigned.isEmpty() && removed.isEmpty()) {
            throw new AdminException(FailureKind.USAGE, "no change is given", EXAMPLE);
        }
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (String text : assigned) {
            int end = separator(text);
            if (end < 1 || end == text.length() - 1) {
                throw new AdminException(
                        FailureKind.USAGE, "\"" + text + "\" has no " + (end < 1 ? "key" : "source"), EXAMPLE);
            }
            String key = text.substring(0, end);
            if (sources.put(key, List.of(text.substring(end + 1))) != null || removed.contains(key)) {
                throw new AdminException(
                        FailureKind.USAGE, "the attribute \"" + key + "\" is given twice", "name it once");
            }
        }
        return sources;
    }

    /** A key may have equals signs; most sources begin with a dollar sign, which a key has not. */
    private static int separator(String text) {
        int dollar = text.indexOf("=$");
        return dollar < 0 ? text.indexOf('=') : dollar;
    }

    /**
     * All attributes after the change, in the order they had, new ones at the end.
     *
     * @throws AdminException NOT_FOUND if one to be taken away is not there, USAGE if there would be too many
     */
    static Map<String, List<String>> changed(
            Map<String, List<String>> before, Map<String, List<String>> wanted, Collection<String> removed) {
        Map<String, List<String>> after = new LinkedHashMap<>(before);
        for (String key : removed) {
            if (after.remove(key) == null) {
                throw new AdminException(
                        FailureKind.NOT_FOUND,
                        "there is no attribute \"" + key + "\" for access control",
                        before.isEmpty() ? "there are none" : "attributes: " + String.join(", ", before.keySet()));
            }
        }
        after.putAll(wanted);
        if (after.size() > AccessControlAttributes.MOST) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "there would be " + after.size() + " attributes for access control",
                    "AWS allows " + AccessControlAttributes.MOST + "; take others away with --remove KEY");
        }
        return after;
    }

    /** A row for each attribute that differs. */
    static List<Map<String, Object>> diff(Map<String, List<String>> before, Map<String, List<String>> after) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String key : keys) {
            Object old = shown(before.get(key));
            Object now = shown(after.get(key));
            if (!old.equals(now)) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("Attribute", key);
                row.put("Before", old);
                row.put("After", now);
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object shown(@Nullable List<String> sources) {
        return sources == null ? "" : sources;
    }
}
