package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;

/**
 * Finds the changes of assignments that AWS has not ended, whoever began them: to send one again would only conflict with
 * itself.
 */
public final class AssignmentsUnderWay {
    private final AccountAssignments fresh;
    private final ParallelReads reads;

    /** @param fresh reads from the service */
    public AssignmentsUnderWay(AccountAssignments fresh, ParallelReads reads) {
        this.fresh = fresh;
        this.reads = reads;
    }

    /** The changes under way by what they change; two calls for listings, and one for each of the few that AWS takes at once. */
    Map<AccountAssignment, AssignmentRequest> find() {
        List<Begun> begun = Stream.of(AssignmentAction.values())
                .flatMap(action -> ifAllowed(() -> fresh.idsInProgress(action), List.<String>of()).stream()
                        .map(id -> new Begun(action, id)))
                .toList();
        return reads
                .map(
                        "Reading changes under way",
                        begun,
                        change -> ifAllowed(
                                () -> fresh.knownStatus(change.action(), change.id()),
                                Optional.<AssignmentRequest>empty()))
                .stream()
                .flatMap(Optional::stream)
                .filter(request ->
                        request.isInProgress() && request.assignment().isPresent())
                .collect(Collectors.toMap(
                        request -> request.assignment().orElseThrow(), request -> request, (first, second) -> second));
    }

    private record Begun(AssignmentAction action, String id) {}

    /** Who may change assignments need not be allowed to see the changes; one that is sent again is refused until it may pass. */
    private static <T> T ifAllowed(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (AccessDeniedException e) {
            return otherwise;
        }
    }
}
