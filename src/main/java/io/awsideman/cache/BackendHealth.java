package io.awsideman.cache;

/**
 * Whether a backend can be used now.
 *
 * @param detail one line: the location when all is well, else the reason
 */
public record BackendHealth(boolean available, String detail) {}
