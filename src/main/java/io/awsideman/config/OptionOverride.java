package io.awsideman.config;

/**
 * A setting given on the command line.
 *
 * @param option the option as the user knows it: {@code --no-cache}
 * @param key the dotted key it sets: {@code cache.enabled}
 * @param value the value as it would be written in the file
 */
public record OptionOverride(String option, String key, String value) {}
