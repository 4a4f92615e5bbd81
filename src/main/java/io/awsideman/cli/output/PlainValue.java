package io.awsideman.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value reduced to what JSON knows: text, numbers, booleans, lists, maps without {@code null} members. Points in time
 * become ISO-8601 text; whole numbers that a computation left as a fraction become whole again.
 */
final class PlainValue {
    private static final double EXACT = 1L << 53;

    private PlainValue() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(of(item)));
            return copy;
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFraction(((Number) value).doubleValue());
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : CellText.of(value);
    }

    static Map<String, Object> ofMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            Object plain = of(item);
            if (plain != null) {
                copy.put(String.valueOf(key), plain);
            }
        });
        return copy;
    }

    private static Object ofFraction(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            return (long) number;
        }
        return number;
    }
}
