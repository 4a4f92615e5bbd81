package io.awsideman.config;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in the configuration file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param severe whether the file cannot be used as it is; otherwise the place is ignored
 * @param message a sentence without the place
 * @param remedy what to do
 */
public record Problem(int line, int column, boolean severe, String message, @Nullable String remedy) {}
