package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.failure.AdminException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a table that is not there when it is needed: it stays missing, or is made, which is tried once for all
 * requests of a backend.
 */
public final class MissingTable {
    private final @Nullable Runnable creation;
    private boolean made;
    private @Nullable BackendUnavailableException failure;

    private MissingTable(@Nullable Runnable creation) {
        this.creation = creation;
    }

    /** It stays missing. */
    public static MissingTable left() {
        return new MissingTable(null);
    }

    /** @param creation makes it and waits until it can be used; right also if somebody else makes it at the same time */
    public static MissingTable madeBy(Runnable creation) {
        return new MissingTable(creation);
    }

    /**
     * Makes the table, if it is to be made. Who asks while it is being made waits for that.
     *
     * @return whether it is worth asking it again
     * @throws BackendUnavailableException if it could not be made, to everybody who asks
     */
    synchronized boolean isMade() {
        if (failure != null) {
            throw failure;
        }
        if (creation != null && !made) {
            make(creation);
        }
        return made;
    }

    private void make(Runnable work) {
        try {
            work.run();
            made = true;
        } catch (AdminException e) {
            failure = new BackendUnavailableException(
                    "the cache table is not there and cannot be made: " + e.getMessage(),
                    "have it made: awsideman cache backend create; its creator needs: awsideman cache backend policy"
                            + " --with-creation",
                    e);
            throw failure;
        }
    }
}
