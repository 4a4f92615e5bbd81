package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a {@code find} looks for: a text in any attribute, upper and lower case alike, or a regular expression. */
public final class SearchOptions {
    @Parameters(paramLabel = "TEXT", description = "What to look for in all attributes")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String text;

    @Option(
            names = {"-e", "--regex"},
            description = "TEXT is a regular expression (java.util.regex)")
    private boolean regex;

    /**
     * Whether a text is anywhere in the attributes of a thing.
     *
     * @throws AdminException USAGE if the regular expression is none, saying where it goes wrong
     */
    public Predicate<Map<String, Object>> matcher() {
        Predicate<String> matches = pattern().asPredicate();
        return attributes -> anyText(attributes, matches);
    }

    private Pattern pattern() {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        try {
            return Pattern.compile(text, regex ? flags : flags | Pattern.LITERAL);
        } catch (PatternSyntaxException e) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "TEXT: " + e.getDescription() + " near position " + e.getIndex() + " of the regular expression",
                    "correct it, or leave --regex out to look for the text as it is",
                    e);
        }
    }

    private static boolean anyText(Object value, Predicate<String> matches) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(element -> anyText(element, matches));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(element -> anyText(element, matches));
        }
        return value instanceof String string && matches.test(string);
    }
}
