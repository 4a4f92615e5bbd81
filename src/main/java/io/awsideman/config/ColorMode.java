package io.awsideman.config;

/** When output is coloured. */
public enum ColorMode {
    /** On a terminal, unless {@code NO_COLOR} is set. */
    AUTO,
    /** Into pipes too. */
    ALWAYS,
    /** Never. */
    NEVER
}
