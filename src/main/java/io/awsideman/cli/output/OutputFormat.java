package io.awsideman.cli.output;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shapes in which data can be printed. */
public enum OutputFormat {
    /** Aligned columns with a header; the only one whose layout depends on the terminal. */
    TABLE,
    /** One indented JSON document: an array for a listing, an object for one thing. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** One YAML document. */
    YAML,
    /** RFC 4180 with a fixed header; an apostrophe keeps a spreadsheet from running a text as a formula. */
    CSV,
    /** Tab-separated values without a header, for {@code cut} and {@code awk}. */
    TEXT,
    /** A document of one file that a browser shows without a network, and in which rows are sorted, filtered and printed. */
    HTML;

    /**
     * The format of that name, in any case.
     *
     * @throws AdminException of kind USAGE when there is none
     */
    public static OutputFormat parse(String name) {
        for (OutputFormat format : values()) {
            if (format.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        String known = Arrays.stream(values()).map(OutputFormat::toString).collect(Collectors.joining(", "));
        throw new AdminException(
                FailureKind.USAGE, "there is no output format \"" + name + "\"", "Use one of: " + known + ".");
    }

    /** The name as it is typed: {@code json}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
