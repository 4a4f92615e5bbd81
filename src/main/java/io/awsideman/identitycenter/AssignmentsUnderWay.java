package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** The changes under way by what they change; a call for the listing, and one for each of the few that AWS takes at once. */
    Map<AccountAssignment, AssignmentRequest> find(AssignmentAction action) {
        return reads.map("Reading changes under way", ids(action), id -> fresh.knownStatus(action, id)).stream()
                .flatMap(Optional::stream)
                .filter(request ->
                        request.isInProgress() && request.assignment().isPresent())
                .collect(Collectors.toMap(
                        request -> request.assignment().orElseThrow(), request -> request, (first, second) -> second));
    }

    /** Who may change assignments need not be allowed to list the changes; one that is sent again is refused until it may pass. */
    private List<String> ids(AssignmentAction action) {
        try {
            return fresh.idsInProgress(action);
        } catch (AccessDeniedException e) {
            return List.of();
        }
    }
}
