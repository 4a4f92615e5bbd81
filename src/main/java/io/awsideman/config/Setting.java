package io.awsideman.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured.
 *
 * @param path the names in {@code config.yaml} from the outermost section to the key
 * @param defaultText the value when nobody sets it, written as in the file; {@code null} when there is none
 * @param variables the environment variables that set it, the strongest first
 * @param description one line for people
 */
record Setting<T>(
        List<String> path,
        ValueType<T> type,
        @Nullable String defaultText,
        List<Variable> variables,
        String description) {
    /** The path joined by dots: {@code cache.default_ttl}. */
    String key() {
        return String.join(".", path);
    }

    /**
     * An environment variable.
     *
     * @param negated whether its truth is the falsehood of the setting, as with {@code AWSIDEMAN_CACHE_DISABLED}
     */
    record Variable(String name, boolean negated) {
        static List<Variable> named(String... names) {
            List<Variable> variables = new ArrayList<>(names.length);
            for (String name : names) {
                variables.add(new Variable(name, false));
            }
            return variables;
        }
    }
}
