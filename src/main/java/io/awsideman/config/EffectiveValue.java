package io.awsideman.config;

import org.jspecify.annotations.Nullable;

/**
 * What a setting is and who says so.
 *
 * @param key the dotted key
 * @param value the value as it was written, credentials replaced; {@code null} when there is none
 * @param source {@code default}, {@code file PATH:LINE}, {@code environment NAME} or {@code option --NAME}
 */
public record EffectiveValue(String key, @Nullable String value, String source) {}
