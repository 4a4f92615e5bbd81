package io.awsideman.cli.output;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to print, and the printing of them into a string. */
final class Rows {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no users.",
                    Column.of("UserName"),
                    Column.of("DisplayName"),
                    Column.of("Email", "Emails[0].Value"),
                    Column.of("Logins"))
            .with(Column.of("UserId"), Column.of("Name"), Column.of("CreatedAt"), Column.of("Groups"));

    private Rows() {}

    static Map<String, Object> alice() {
        return row(
                "UserName",
                "alice",
                "UserId",
                "u-1",
                "DisplayName",
                "Alice Äpfel",
                "Name",
                row("GivenName", "Alice", "FamilyName", "Äpfel", "MiddleName", null),
                "Emails",
                List.of(row("Value", "alice@example.com", "Primary", true), row("Value", "a@example.org")),
                "Logins",
                7,
                "CreatedAt",
                Instant.parse("2024-05-06T07:08:09Z"),
                "Groups",
                List.of("admins", "ops"),
                "Title",
                null);
    }

    static Map<String, Object> bob() {
        return row("UserName", "bob", "UserId", "u-2", "DisplayName", "鮑勃", "Logins", 12);
    }

    /** A map of alternating keys and values, {@code null} ones included. */
    static Map<String, Object> row(@Nullable Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return row;
    }

    static String listing(OutputOptions options, List<? extends Map<String, ?>> rows) {
        StringWriter out = new StringWriter();
        new OutputWriter(out, message -> {}, options).writeListing(rows, LAYOUT);
        return out.toString();
    }

    static String object(OutputOptions options, Map<String, ?> row) {
        StringWriter out = new StringWriter();
        new OutputWriter(out, message -> {}, options).writeObject(row, LAYOUT);
        return out.toString();
    }

    static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\n")));
    }

    static OutputOptions query(OutputFormat format, String query) {
        return new OutputOptions(format, query, List.of(), List.of(), true, false, 0);
    }

    static OutputOptions columns(OutputFormat format, String... columns) {
        return new OutputOptions(format, null, List.of(columns), List.of(), true, false, 0);
    }

    static OutputOptions sorted(OutputFormat format, String... keys) {
        return new OutputOptions(format, null, List.of("UserName"), List.of(keys), false, false, 0);
    }
}
