package io.awsideman.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order that {@code --sort-by} asks for. Rows without a value come last, whether it ascends or descends. */
final class RowOrder {
    private static final Comparator<String> TEXT =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private RowOrder() {}

    static Comparator<Map<String, ?>> of(List<String> keys, List<Column> known) {
        List<Comparator<Map<String, ?>>> orders = new ArrayList<>();
        for (String key : keys) {
            boolean descending = key.startsWith("-");
            List<String> name = List.of(descending ? key.substring(1) : key);
            FieldPath field =
                    ColumnSelection.select(name, known, "--sort-by").get(0).field();
            orders.add((left, right) -> compare(field.in(left), field.in(right), descending));
        }
        return (left, right) -> orders.stream()
                .mapToInt(order -> order.compare(left, right))
                .filter(result -> result != 0)
                .findFirst()
                .orElse(0);
    }

    /** A sorted copy; rows that compare equal keep their order. */
    static List<Map<String, ?>> sorted(Iterable<? extends Map<String, ?>> rows, Comparator<Map<String, ?>> order) {
        List<Map<String, ?>> copy = new ArrayList<>();
        rows.forEach(copy::add);
        copy.sort(order);
        return copy;
    }

    private static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        int result = Integer.compare(rank(left), rank(right));
        if (result == 0) {
            result = left instanceof Number a && right instanceof Number b
                    ? Double.compare(a.doubleValue(), b.doubleValue())
                    : TEXT.compare(CellText.of(left), CellText.of(right));
        }
        return descending ? -result : result;
    }

    private static int rank(Object value) {
        return value instanceof Number ? 0 : 1;
    }
}
