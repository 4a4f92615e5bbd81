package io.awsideman.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of this user's changes, made on this computer, a backend has not been told yet.
 *
 * @param changes how many
 * @param oldest when the first of them was made; {@code null} when there is none or it cannot be told
 * @param everything whether all entries of the backend count as changed, so that it is not used at all
 */
public record JournalState(int changes, @Nullable Instant oldest, boolean everything) {
    /** The backend knows all. */
    public static JournalState empty() {
        return new JournalState(0, null, false);
    }
}
