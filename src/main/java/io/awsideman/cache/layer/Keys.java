package io.awsideman.cache.layer;

import io.awsideman.crypto.Keyset;
import io.awsideman.failure.AdminException;

/** Where the keys of a cache come from. Safe for several threads. */
public interface Keys {
    /**
     * The keys, fetched when they are needed first and kept; made if there are none yet.
     *
     * @throws AdminException of kind KEY if they cannot be had
     */
    Keyset keyset();

    /**
     * The same keyset with the keys it has now, fetched anew because an entry was met of a key that was not among them; the
     * keys known so far where they cannot be had any more, or where another keyset has taken their place. Never throws once
     * {@link #keyset} has answered.
     */
    Keyset reload();
}
