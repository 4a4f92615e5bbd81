package io.awsideman.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One immutable version of everything that the sandbox knows. */
public final class State {
    private final Map<Kind, Table> tables;

    private State(Map<Kind, Table> tables) {
        this.tables = tables;
    }

    /** A state without any rows. */
    public static State empty() {
        Map<Kind, Table> tables = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            tables.put(kind, Table.of(kind, List.of()));
        }
        return new State(tables);
    }

    public Table table(Kind kind) {
        Table table = tables.get(kind);
        if (table == null) {
            throw new IllegalStateException("no table " + kind);
        }
        return table;
    }

    /** This state with rows added or replaced. */
    public State with(Kind kind, Collection<ObjectNode> rows) {
        return replacing(kind, table(kind).with(rows));
    }

    public State with(Kind kind, ObjectNode row) {
        return with(kind, List.of(row));
    }

    /** This state without some rows. */
    public State without(Kind kind, Collection<String> ids) {
        return replacing(kind, table(kind).without(ids));
    }

    private State replacing(Kind kind, Table table) {
        Map<Kind, Table> next = new EnumMap<>(tables);
        next.put(kind, table);
        return new State(next);
    }
}
