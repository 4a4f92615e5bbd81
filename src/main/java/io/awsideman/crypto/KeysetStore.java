package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The keyset of this user and the place where it is kept. The place is asked when the keyset is first needed, and once; what it
 * has answered, also that there is none or why it cannot be had, stands until {@link #reload}. Changes exclude each other
 * between processes, and are recorded. Safe for several threads.
 *
 * <p>Every keyset that was given out works until this store is closed, also when another has taken its place.
 */
public final class KeysetStore implements AutoCloseable {
    /** The name of the one keyset that a user normally has in a place. */
    public static final String DEFAULT_ACCOUNT = "keyset";

    private final SecretStore place;
    private final String account;
    private final KeyLock lock;
    private final KeyAudit audit;
    private final SecureRandom random;
    private final InstantSource clock;
    private final List<Keyset> open = new ArrayList<>();
    private @Nullable Answer answer;

    /** What the place has said: a keyset, none, or a failure. */
    private record Answer(@Nullable Keyset keyset, @Nullable KeyUnavailableException failure) {
        Optional<Keyset> get() {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(keyset);
        }
    }

    /**
     * @param place closed with this store
     * @param account under which the keyset is kept there
     * @param lockFolder where processes that change the keyset exclude each other
     */
    public KeysetStore(
            SecretStore place,
            String account,
            Path lockFolder,
            KeyAudit audit,
            SecureRandom random,
            InstantSource clock) {
        this.place = place;
        this.account = account;
        this.lock = new KeyLock(lockFolder);
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The keyset, if there is one.
     *
     * @throws KeyUnavailableException if that cannot be told
     */
    public synchronized Optional<Keyset> get() {
        if (answer == null) {
            answer = ask();
        }
        return answer.get();
    }

    /** The same, asked again. */
    public synchronized Optional<Keyset> reload() {
        answer = null;
        return get();
    }

    /** The keyset; where it is certain that there is none, one is made and kept, the same for all processes that ask. */
    public synchronized Keyset getOrCreate() {
        Optional<Keyset> found = get();
        return found.isPresent() ? found.get() : lock.hold(() -> reload().orElseGet(this::create));
    }

    private Keyset create() {
        Keyset created = keep(Keyset.generate(random, clock.instant()));
        write(KeyOperation.CREATE, created);
        return created;
    }

    /**
     * Puts a keyset in place of the one there is, if any; it is closed with this store.
     *
     * @param operation what is recorded
     */
    public synchronized void replace(KeyOperation operation, Keyset keyset) {
        keep(keyset);
        lock.hold(() -> {
            write(operation, keyset);
            return keyset;
        });
    }

    /**
     * Changes the keyset as it is now, whoever may have changed it in between.
     *
     * @param operation what is recorded
     * @param change gives a new keyset, which is closed with this store, or the same to leave it as it is
     * @return the keyset that is kept now
     * @throws KeyUnavailableException ABSENT if there is none
     */
    public synchronized Keyset update(KeyOperation operation, UnaryOperator<Keyset> change) {
        return lock.hold(() -> {
            Keyset before = reload().orElseThrow(this::absent);
            Keyset after = change.apply(before);
            if (after != before) {
                write(operation, keep(after));
            }
            return after;
        });
    }

    /** Deletes the keyset; whatever is encrypted with it can then never be read again. If there is none, that is as good. */
    public synchronized void delete() {
        lock.hold(() -> {
            Keyset last = lastKnown();
            recorded(KeyOperation.FORGET, last, () -> place.delete(account));
            answer = new Answer(null, null);
            return last;
        });
    }

    /** What the keyset was, if that can be told: one that is damaged can be deleted as well. */
    private @Nullable Keyset lastKnown() {
        try {
            return reload().orElse(null);
        } catch (KeyUnavailableException e) {
            return null;
        }
    }

    /** Records that the keyset is given to somebody, around doing so. */
    public synchronized void exported(Runnable export) {
        recorded(KeyOperation.EXPORT, get().orElseThrow(this::absent), export);
    }

    /** Where the keyset is kept, in a few words for people. */
    public String describe() {
        return place.describe();
    }

    /** Whether the keyset can be made, changed and deleted here. */
    public boolean writable() {
        return place.writable();
    }

    private Answer ask() {
        try {
            return new Answer(place.read(account).map(this::decode).orElse(null), null);
        } catch (KeyUnavailableException e) {
            return new Answer(null, e);
        }
    }

    private Keyset decode(byte[] encoded) {
        try {
            return keep(Keyset.decode(encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private void write(KeyOperation operation, Keyset keyset) {
        byte[] encoded = keyset.encode();
        try {
            recorded(operation, keyset, () -> place.write(account, encoded));
            answer = new Answer(keyset, null);
        } catch (RuntimeException e) {
            answer = null; // what is there now is not known
            throw e;
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private void recorded(KeyOperation operation, @Nullable Keyset keyset, Runnable task) {
        String keysetId = keyset == null ? "" : keyset.id();
        String keyId = keyset == null ? "" : keyset.primary().id();
        audit.record(operation, keysetId, keyId, describe(), task);
    }

    private Keyset keep(Keyset keyset) {
        open.add(keyset);
        return keyset;
    }

    private KeyUnavailableException absent() {
        return new KeyUnavailableException(
                Reason.ABSENT, "there is no key in " + describe(), "make one: cache encryption enable");
    }

    /** Wipes all keys that this store has given out. */
    @Override
    public synchronized void close() {
        open.forEach(Keyset::close);
        place.close();
    }
}
