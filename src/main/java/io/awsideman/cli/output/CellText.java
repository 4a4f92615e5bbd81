package io.awsideman.cli.output;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a value where one line has to be enough: elements of a list joined by {@code "; "}. */
final class CellText {
    private CellText() {}

    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CellText::of).collect(Collectors.joining("; "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Double || value instanceof Float) {
            return ofFraction(((Number) value).doubleValue());
        }
        if (value instanceof Instant time) {
            return TimeText.of(time);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static String ofFraction(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        String text = BigDecimal.valueOf(number).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
