package io.awsideman.cache;

/**
 * What a sweep removed, or would have.
 *
 * @param entries entries that were said to be dead
 * @param bytes their size as stored
 * @param leftBehind everything else: temporary files, marks, unused generations
 */
public record Sweep(long entries, long bytes, long leftBehind) {}
