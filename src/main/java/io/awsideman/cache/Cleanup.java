package io.awsideman.cache;

/**
 * What a cleanup removed, or would have.
 *
 * @param expired entries too old even for when AWS is unavailable
 * @param invalidated entries that something was changed under
 * @param unreadable entries that are torn, altered or of another format
 * @param bytes the size of all of them as stored
 * @param leftBehind what else the backend had no more use for, see {@link Sweep}
 */
public record Cleanup(long expired, long invalidated, long unreadable, long bytes, long leftBehind) {
    /** All that was removed. */
    public long total() {
        return expired + invalidated + unreadable + leftBehind;
    }
}
