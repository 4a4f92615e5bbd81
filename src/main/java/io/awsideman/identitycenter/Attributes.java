package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * What the service says about a thing, as a map in the API's own names and order; complete, also for fields that a later
 * API version adds. Values are strings, numbers, booleans, {@link java.time.Instant}s, lists and maps.
 */
final class Attributes {
    private Attributes() {}

    /** All set fields of a model object except the page token. */
    static Map<String, Object> of(SdkPojo pojo) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = convert(field.getValueOrDefault(pojo));
            if (value != null && !field.memberName().equals("NextToken")) {
                attributes.put(field.memberName(), value);
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static @Nullable Object convert(@Nullable Object value) {
        if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return null;
        }
        if (value instanceof SdkPojo pojo) {
            return of(pojo);
        }
        if (value instanceof Document document) {
            return document.isString() ? document.asString() : document.unwrap();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> converted = new ArrayList<>(list.size());
            list.forEach(element -> converted.add(convert(element)));
            return Collections.unmodifiableList(converted);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> converted = new LinkedHashMap<>();
            map.forEach((key, element) -> converted.put(String.valueOf(key), convert(element)));
            return Collections.unmodifiableMap(converted);
        }
        return value;
    }

    /** The text of a field, or {@code null}. */
    static @Nullable String text(Map<String, Object> attributes, String field) {
        Object value = attributes.get(field);
        return value == null ? null : value.toString();
    }

    /** The text of a field that the API always gives. */
    static String required(Map<String, Object> attributes, String field) {
        String text = text(attributes, field);
        if (text == null) {
            throw new IllegalStateException("the service answered without " + field);
        }
        return text;
    }
}
