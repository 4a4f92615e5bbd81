package io.awsideman.cache.faults;

/** The end of a simulated process, in the middle of whatever it does. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;
}
