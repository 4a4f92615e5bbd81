package io.awsideman.cli.output;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way from a row to one value in it: names with dots between, {@code [0]} for an element, {@code []} for all of
 * them. A path that leads nowhere gives {@code null}; it is never an error.
 */
record FieldPath(String text, List<String> steps) {
    private static final String ALL = "[]";
    private static final int MOST_DIGITS = 9;

    static FieldPath parse(String text) {
        List<String> steps = steps(text);
        if (steps == null) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + text + "\" is not the name of a field",
                    "Fields look like UserName, Name.GivenName or Emails[0].Value.");
        }
        return new FieldPath(text, steps);
    }

    static boolean isValid(String text) {
        return steps(text) != null;
    }

    /** The names and the brackets; null if they are not put together like that. */
    private static @Nullable List<String> steps(String text) {
        List<String> steps = new ArrayList<>();
        int next = 0;
        while (true) {
            int end = endOfName(text, next);
            if (end == next) {
                return null;
            }
            steps.add(text.substring(next, end));
            next = end;
            while (next < text.length() && text.charAt(next) == '[') {
                int close = text.indexOf(']', next);
                if (close < 0 || !isIndex(text, next + 1, close)) {
                    return null;
                }
                steps.add(text.substring(next, close + 1));
                next = close + 1;
            }
            if (next == text.length()) {
                return List.copyOf(steps);
            }
            if (text.charAt(next++) != '.') {
                return null;
            }
        }
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && ".[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isIndex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return end - start <= MOST_DIGITS;
    }

    /** The field of the row itself at which the path begins. */
    String root() {
        return steps.get(0);
    }

    @Nullable
    Object in(Map<String, ?> row) {
        return follow(row, 0);
    }

    private @Nullable Object follow(@Nullable Object value, int from) {
        Object at = value;
        for (int i = from; i < steps.size() && at != null; i++) {
            String step = steps.get(i);
            if (step.equals(ALL)) {
                return each(at, i + 1);
            }
            at = step.charAt(0) == '[' ? element(at, step) : member(at, step);
        }
        return at;
    }

    private @Nullable Object each(Object value, int next) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        return list.stream()
                .map(item -> follow(item, next))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Object element(Object value, String step) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }

    private static @Nullable Object member(Object value, String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
