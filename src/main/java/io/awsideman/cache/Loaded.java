package io.awsideman.cache;

/**
 * What a loader fetched.
 *
 * @param value opaque bytes, may be empty; not to be modified afterwards
 * @param calls how many requests to AWS it took, which a later hit saves
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Loaded(byte[] value, int calls) {
    public Loaded {
        if (value == null || calls < 0) {
            throw new CacheValidationException("a loader must answer a value and a number of calls");
        }
    }
}
