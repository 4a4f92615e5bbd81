package io.awsideman.aws.caching;

import io.awsideman.cache.CachedValue;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How old the answers are that a session has given: what is put together from several is as old as the oldest of them. */
final class AnswerAges {
    private @Nullable Instant oldest;

    /** Notes an answer, which it passes on. */
    synchronized CachedValue note(CachedValue answer) {
        if (oldest == null || answer.createdAt().isBefore(oldest)) {
            oldest = answer.createdAt();
        }
        return answer;
    }

    /** When the oldest of the answers was fetched; empty before there is one. */
    synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(oldest);
    }
}
