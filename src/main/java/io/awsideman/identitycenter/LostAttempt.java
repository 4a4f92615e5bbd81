package io.awsideman.identitycenter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A creation that conflicts with itself. Creations are not idempotent: if an attempt was lost after the service had done it,
 * the next one is refused because of our own thing, which is told from a foreign one by its time of creation.
 */
final class LostAttempt {
    /** By how much the service's clock and ours may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private LostAttempt() {}

    /** Whether the call that failed so was sent more than once, so that the service may have done it before. */
    static boolean isPossible(SdkException failure) {
        Integer attempts = failure.numAttempts();
        return attempts != null && attempts > 1;
    }

    /**
     * What a lost attempt has made.
     *
     * @param conflict the refusal; thrown if no attempt was lost, or if what there is was not made by it
     * @param started the time before the first attempt
     * @param present looks for what there is
     * @param createdAt the {@link Instant} of its creation
     */
    static <T, E extends SdkException> T recovered(
            E conflict, Instant started, Supplier<Optional<T>> present, Function<T, @Nullable Object> createdAt)
            throws E {
        if (!isPossible(conflict)) {
            throw conflict;
        }
        return present.get()
                .filter(made -> isOurs(createdAt.apply(made), started))
                .orElseThrow(() -> conflict);
    }

    /** Whether a thing with this time of creation was made by attempts that started then. */
    static boolean isOurs(@Nullable Object createdAt, Instant started) {
        return createdAt instanceof Instant at && !at.isBefore(started.minus(CLOCK_SKEW));
    }
}
