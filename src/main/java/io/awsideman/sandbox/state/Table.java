package io.awsideman.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of rows of one kind, in the order of their creation. Rows must not be changed: replace them. What is
 * derived from the rows is made on first use and kept.
 */
public final class Table {
    private final Kind kind;
    private final Map<String, ObjectNode> rows;
    private final Map<String, Map<String, List<ObjectNode>>> indexes = new ConcurrentHashMap<>();

    private volatile @Nullable NavigableMap<String, ObjectNode> ordered;

    private Table(Kind kind, Map<String, ObjectNode> rows) {
        this.kind = kind;
        this.rows = rows;
    }

    /** A table of these rows; of two with the same identifier the later one counts. */
    public static Table of(Kind kind, Collection<ObjectNode> rows) {
        return new Table(kind, Map.of()).with(rows);
    }

    /** All rows. */
    public List<ObjectNode> rows() {
        return List.copyOf(rows.values());
    }

    public int size() {
        return rows.size();
    }

    public @Nullable ObjectNode find(String id) {
        return rows.get(id);
    }

    /** The rows whose text at {@code pointer} (a JSON pointer) is {@code value}, by an index made on first use. */
    public List<ObjectNode> where(String pointer, String value) {
        return index(pointer, false).getOrDefault(value, List.of());
    }

    /** As {@link #where}, without regard to case. */
    public List<ObjectNode> whereIgnoringCase(String pointer, String value) {
        return index(pointer, true).getOrDefault(folded(value), List.of());
    }

    /** All rows in the order of listings: by age where their kind has one, then by identifier. The key says which. */
    public NavigableMap<String, ObjectNode> inOrder() {
        NavigableMap<String, ObjectNode> known = ordered;
        if (known == null) {
            known = Collections.unmodifiableNavigableMap(inOrder(rows.values()));
            ordered = known;
        }
        return known;
    }

    /** Rows of this kind in the same order. */
    public NavigableMap<String, ObjectNode> inOrder(Collection<ObjectNode> some) {
        NavigableMap<String, ObjectNode> order = new TreeMap<>();
        for (ObjectNode row : some) {
            JsonNode time = row.path(kind.timeMember());
            String age = time.isNumber() ? time.decimalValue().movePointRight(3).longValue() + " " : "";
            order.put(age + row.path(kind.idMember()).asText(), row);
        }
        return order;
    }

    /** This table with rows added, or replaced where the identifier is known. */
    public Table with(Collection<ObjectNode> added) {
        Map<String, ObjectNode> next = new LinkedHashMap<>(rows);
        added.forEach(row -> next.put(row.path(kind.idMember()).asText(), row));
        return new Table(kind, Collections.unmodifiableMap(next));
    }

    /** This table without some rows. */
    public Table without(Collection<String> ids) {
        Map<String, ObjectNode> next = new LinkedHashMap<>(rows);
        ids.forEach(next::remove);
        return new Table(kind, Collections.unmodifiableMap(next));
    }

    private Map<String, List<ObjectNode>> index(String pointer, boolean fold) {
        return indexes.computeIfAbsent(pointer + (fold ? " folded" : ""), name -> {
            Map<String, List<ObjectNode>> index = new HashMap<>();
            for (ObjectNode row : rows.values()) {
                if (row.at(pointer).isTextual()) {
                    String text = row.at(pointer).textValue();
                    index.computeIfAbsent(fold ? folded(text) : text, unused -> new ArrayList<>())
                            .add(row);
                }
            }
            return index;
        });
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
