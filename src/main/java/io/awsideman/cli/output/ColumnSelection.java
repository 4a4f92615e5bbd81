package io.awsideman.cli.output;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns that the user named among those there are. */
final class ColumnSelection {
    private ColumnSelection() {}

    /**
     * The columns of these names, in their order. A name is a heading or a path of a known column in any case, or a
     * path into a known field.
     *
     * @throws AdminException of kind USAGE that lists the known ones
     */
    static List<Column> select(List<String> names, List<Column> known, String option) {
        List<Column> selected = new ArrayList<>(names.size());
        for (String name : names) {
            selected.add(find(name.strip(), known, option));
        }
        return selected;
    }

    private static Column find(String name, List<Column> known, String option) {
        for (Column column : known) {
            if (column.header().equalsIgnoreCase(name) || column.path().equalsIgnoreCase(name)) {
                return column;
            }
        }
        String root = FieldPath.parse(name).root();
        for (Column column : known) {
            String knownRoot = column.field().root();
            if (knownRoot.equalsIgnoreCase(root)) {
                return Column.of(name, knownRoot + name.substring(root.length()));
            }
        }
        String headers = String.join(", ", known.stream().map(Column::header).toList());
        throw new AdminException(
                FailureKind.USAGE,
                option + ": there is no field \"" + name + "\"",
                headers.isEmpty() ? "The result has no fields." : "Known fields: " + headers + ".");
    }
}
