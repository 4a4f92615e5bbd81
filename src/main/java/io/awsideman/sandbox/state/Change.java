package io.awsideman.sandbox.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a write leads to: the next state and the answer to the client. */
public record Change(State state, ObjectNode answer) {}
