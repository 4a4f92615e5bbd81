package io.awsideman.sandbox.service;

import io.awsideman.sandbox.state.State;

/**
 * What asynchronous work has come to.
 *
 * @param state the state with what was achieved
 * @param failure why it failed, as AWS words it; empty when it succeeded
 */
record Outcome(State state, String failure) {
    static Outcome success(State state) {
        return new Outcome(state, "");
    }
}
