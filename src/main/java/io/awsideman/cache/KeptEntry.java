package io.awsideman.cache;

/**
 * A stored entry with its value.
 *
 * @param value opaque bytes, not to be modified
 * @param origin what leads back to where the value is from; empty where nobody said
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record KeptEntry(EntryInfo info, byte[] value, byte[] origin) {}
