package io.awsideman.failure;

/** What went wrong, in the terms a script cares about. Each kind has one exit code, see {@code ExitStatus}. */
public enum FailureKind {
    /** A fault of the program itself. */
    UNEXPECTED,
    /** The command line is wrong, or a name on it is ambiguous. */
    USAGE,
    /** The configuration (ours or the AWS profile files) is missing something or cannot be read. */
    CONFIGURATION,
    /** No valid credentials, or AWS refuses the operation. */
    NOT_AUTHORIZED,
    /** The named thing does not exist. */
    NOT_FOUND,
    /** The change contradicts the present state. */
    CONFLICT,
    /** AWS cannot be reached, is failing, or keeps throttling after all attempts. */
    UNAVAILABLE,
    /** An encryption key cannot be had. */
    KEY,
    /** Some of several things were done and others not. */
    PARTIAL,
    /** The command was asked to report findings and has found some. */
    FINDINGS,
    /** The user stopped the command. */
    INTERRUPTED
}
