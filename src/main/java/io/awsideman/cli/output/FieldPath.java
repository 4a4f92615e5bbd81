package io.awsideman.cli.output;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way from a row to one value in it: names with dots between, {@code [0]} for an element, {@code []} for all of
 * them. A path that leads nowhere gives {@code null}; it is never an error.
 */
record FieldPath(String text, List<String> steps) {
    private static final String ALL = "[]";
    private static final Pattern STEP = Pattern.compile("\\[\\d{0,9}]|[^.\\[\\]]+");
    private static final Pattern WHOLE = Pattern.compile("[^.\\[\\]]+(\\[\\d{0,9}])*(\\.[^.\\[\\]]+(\\[\\d{0,9}])*)*");

    static FieldPath parse(String text) {
        if (!isValid(text)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + text + "\" is not the name of a field",
                    "Fields look like UserName, Name.GivenName or Emails[0].Value.");
        }
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group());
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    static boolean isValid(String text) {
        return WHOLE.matcher(text).matches();
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
