package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;

/**
 * Makes many reads of which some may be refused, because a caller may be allowed to see some accounts and groups only: what they tell is
 * given, and what was refused is noted. Any other failure, and the refusal of all reads, is one of the whole.
 */
final class PartialReads {
    /** After so many refusals without an answer the rest would be refused as well. */
    private static final int HOPELESS = 24;

    private final ParallelReads reads;
    private final boolean tolerant;
    private final List<Unread> refused = new ArrayList<>();

    /** @param tolerant whether any refusal is tolerated at all */
    PartialReads(ParallelReads reads, boolean tolerant) {
        this.reads = reads;
        this.tolerant = tolerant;
    }

    /** What was refused until now, in the order of the reads. */
    List<Unread> refused() {
        return List.copyOf(refused);
    }

    /**
     * What the reads that were not refused tell, in the order of the items.
     *
     * @param unread what is missing without the read of an item; the last argument is the reason
     */
    <T, R> List<R> map(
            String what, Collection<T> items, Function<T, List<R>> read, Function<T, Function<String, Unread>> unread) {
        Tally tally = new Tally();
        List<Attempt<R>> attempts = reads.map(what, items, item -> {
            try {
                List<R> result = read.apply(item);
                tally.answered();
                return new Attempt<>(result, null);
            } catch (AwsServiceException e) {
                if (!isRefusal(e) || !tolerant || tally.isHopeless()) {
                    throw e;
                }
                return new Attempt<R>(List.of(), new Refusal(unread.apply(item).apply(reason(e)), e));
            }
        });
        List<Refusal> refusals = attempts.stream()
                .flatMap(attempt -> Stream.ofNullable(attempt.refusal()))
                .toList();
        if (!refusals.isEmpty() && refusals.size() == attempts.size()) {
            throw refusals.get(0).failure();
        }
        refusals.forEach(refusal -> refused.add(refusal.unread()));
        return attempts.stream().flatMap(attempt -> attempt.result().stream()).toList();
    }

    private static boolean isRefusal(AwsServiceException e) {
        return e instanceof AccessDeniedException
                || e instanceof software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
    }

    private static String reason(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? String.valueOf(e.getMessage())
                : e.awsErrorDetails().errorMessage();
    }

    private record Attempt<R>(List<R> result, @Nullable Refusal refusal) {}

    private record Refusal(Unread unread, AwsServiceException failure) {}

    /** How the reads of all threads go. */
    private static final class Tally {
        private boolean answered;
        private int refusals;

        synchronized void answered() {
            answered = true;
        }

        synchronized boolean isHopeless() {
            refusals++;
            return !answered && refusals >= HOPELESS;
        }
    }
}
