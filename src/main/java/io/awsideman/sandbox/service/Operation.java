package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.State;

/** What a service does when it is called with an input that satisfies its model. Throws a Fault to answer an error. */
public sealed interface Operation {
    /** Answers from a state that may be a little old. */
    @FunctionalInterface
    non-sealed interface Read extends Operation {
        ObjectNode answer(State state, ObjectNode input);
    }

    /** Answers from the newest state. */
    @FunctionalInterface
    non-sealed interface Status extends Operation {
        ObjectNode answer(State state, ObjectNode input);
    }

    /** Makes the next state from the newest one. */
    @FunctionalInterface
    non-sealed interface Write extends Operation {
        Change apply(State state, ObjectNode input);
    }
}
