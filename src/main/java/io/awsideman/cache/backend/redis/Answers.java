package io.awsideman.cache.backend.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to {@link Commands}, in their order: each is nothing, a {@code Long}, a {@code byte[]} or a list of such. */
record Answers(List<?> all) {
    /** One of the values that a command has answered, or {@code null} where there is none. */
    byte @Nullable [] value(int index, int position) {
        return all.get(index) instanceof List<?> list && list.get(position) instanceof byte[] bytes ? bytes : null;
    }

    /** All values that a command has answered, as texts; none of them is missing. */
    List<String> texts(int index) {
        List<String> texts = new ArrayList<>();
        if (all.get(index) instanceof List<?> list) {
            list.forEach(value -> texts.add(text(value)));
        }
        return texts;
    }

    String text(int index) {
        return text(all.get(index));
    }

    long number(int index) {
        return all.get(index) instanceof Long number ? number : 0;
    }

    /** Whether a command has answered with nothing, as a transaction does that was not carried out. */
    boolean isNothing(int index) {
        return all.get(index) == null;
    }

    /** What the one command, a scan, has answered. */
    ScanPage page() {
        Answers parts = new Answers(all.get(0) instanceof List<?> list ? list : List.of());
        return new ScanPage(parts.text(0), parts.texts(1));
    }

    int last() {
        return all.size() - 1;
    }

    private static String text(@Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    /** Some keys, and where the next ones are found: {@code 0} when there are no more. */
    record ScanPage(String next, List<String> keys) {}
}
