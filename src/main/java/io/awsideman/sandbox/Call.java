package io.awsideman.sandbox;

import io.awsideman.sandbox.wire.Fault;

/** One request whose operation is known, in the protocol it came in. */
interface Call {
    /** Service and operation, such as {@code identitystore:ListUsers}. */
    String name();

    /** The account that the call is about, if it names one; else an empty text. */
    default String subject() {
        return "";
    }

    /**
     * Does what is asked.
     *
     * @throws Fault when the answer is an error
     */
    byte[] answer();

    /** The answer above the request rate. */
    Fault throttled();

    /** The answer to an injected HTTP 500. */
    Fault broken();

    /** The answer to a caller who may not do this. */
    Fault denied();

    /** How a fault is spelled in this protocol. */
    byte[] spell(Fault fault, String requestId);

    String contentType();
}
