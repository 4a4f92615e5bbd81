package io.awsideman.cache;

/**
 * How full a backend is.
 *
 * @param location a path, table or address for people
 * @param entries stored entries of all scopes, dead ones included
 * @param bytes their size as stored
 */
public record BackendStats(String location, long entries, long bytes) {}
