package io.awsideman.sandbox.service;

import java.util.Map;
import java.util.TreeMap;

/** Collects the operations of a service; tells reads from writes where method references alone cannot. */
final class Operations {
    private final Map<String, Operation> operations = new TreeMap<>();

    Operations read(String name, Operation.Read operation) {
        return add(name, operation);
    }

    Operations write(String name, Operation.Write operation) {
        return add(name, operation);
    }

    /** A read that is always up to date, as the progress of asynchronous work is. */
    Operations status(String name, Operation.Read operation) {
        return add(name, (Operation.Status) operation::answer);
    }

    Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    private Operations add(String name, Operation operation) {
        if (operations.put(name, operation) != null) {
            throw new IllegalStateException("two operations " + name);
        }
        return this;
    }
}
