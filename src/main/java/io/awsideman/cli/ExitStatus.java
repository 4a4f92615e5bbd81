package io.awsideman.cli;

import io.awsideman.failure.FailureKind;

/** The exit codes, a contract with scripts; help, manual pages and the README list them. */
public final class ExitStatus {
    public static final int OK = 0;
    public static final int UNEXPECTED = 1;
    public static final int USAGE = 2;
    public static final int CONFIGURATION = 3;
    public static final int NOT_AUTHORIZED = 4;
    public static final int NOT_FOUND = 5;
    public static final int CONFLICT = 6;
    public static final int UNAVAILABLE = 7;
    public static final int KEY = 8;
    public static final int PARTIAL = 9;
    public static final int FINDINGS = 10;
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}

    static int of(FailureKind kind) {
        return switch (kind) {
            case UNEXPECTED -> UNEXPECTED;
            case USAGE -> USAGE;
            case CONFIGURATION -> CONFIGURATION;
            case NOT_AUTHORIZED -> NOT_AUTHORIZED;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case UNAVAILABLE -> UNAVAILABLE;
            case KEY -> KEY;
            case PARTIAL -> PARTIAL;
            case FINDINGS -> FINDINGS;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
