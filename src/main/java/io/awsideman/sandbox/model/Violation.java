package io.awsideman.sandbox.model;

/**
 * A constraint that a value does not satisfy.
 *
 * @param path how messages name the value, such as {@code filter.accountId}
 * @param constraint which kind of constraint it is
 * @param message value, path and constraint as most services word them
 */
public record Violation(String path, Constraint constraint, String message) {
    /** The kinds of constraints that a model has. */
    public enum Constraint {
        REQUIRED,
        UNION,
        PATTERN,
        ENUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_VALUE,
        MAX_VALUE
    }
}
