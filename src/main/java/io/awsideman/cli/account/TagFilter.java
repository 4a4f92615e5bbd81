package io.awsideman.cli.account;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag that is asked for.
 *
 * @param value {@code null} if any value will do
 */
record TagFilter(String key, @Nullable String value) {

    /**
     * {@code KEY=VALUE}, or {@code KEY} for any value. A value may have equals signs, a key may not.
     *
     * @throws AdminException USAGE without a key
     */
    static TagFilter parse(String text) {
        int end = text.indexOf('=');
        String key = end < 0 ? text : text.substring(0, end);
        if (key.isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--tag: \"" + text + "\" has no key",
                    "write --tag KEY=VALUE, as in --tag environment=production");
        }
        return new TagFilter(key, end < 0 ? null : text.substring(end + 1));
    }

    boolean matches(Map<String, String> tags) {
        return value == null ? tags.containsKey(key) : value.equals(tags.get(key));
    }

    /** Tags as the API spells them: a list of objects with Key and Value. */
    static List<Map<String, Object>> rows(Map<String, String> tags) {
        List<Map<String, Object>> rows = new ArrayList<>();
        tags.forEach((key, value) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Key", key);
            row.put("Value", value);
            rows.add(row);
        });
        return rows;
    }
}
