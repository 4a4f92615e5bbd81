package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import java.util.Set;
import java.util.function.Predicate;

/** What cannot be begun while something else is going on. */
final class WorkInProgress {
    /** The target of a job that concerns every account that has the permission set. */
    static final String ALL_ACCOUNTS = "*";

    private static final Set<String> ASSIGNMENTS =
            Set.of(AsyncJobs.Type.CREATION.name(), AsyncJobs.Type.DELETION.name());
    private static final int MOST_ASSIGNMENTS = 10;

    private WorkInProgress() {}

    /** Refuses work on a permission set in one account while the same pair is being worked on. */
    static void requireFree(State state, String set, String account) {
        refuse(state, set, job -> {
            String target = job.path("AccountId").asText();
            return target.equals(account) || target.equals(ALL_ACCOUNTS) || account.equals(ALL_ACCOUNTS);
        });
    }

    /** Refuses to change a permission set that is being rolled out anywhere. */
    static void requireFree(State state, String set) {
        refuse(state, set, job -> true);
    }

    /** Refuses one more assignment to be made or removed while ten are. */
    static void requireRoom(State state) {
        long assignments = AsyncJobs.running(state).stream()
                .filter(job -> ASSIGNMENTS.contains(job.path("Type").asText()))
                .count();
        if (assignments >= MOST_ASSIGNMENTS) {
            throw Fault.of("ThrottlingException", "There are too many requests processing. Please try again later.");
        }
    }

    private static void refuse(State state, String set, Predicate<ObjectNode> inTheWay) {
        boolean busy = AsyncJobs.running(state).stream()
                .filter(job -> job.path("PermissionSetArn").asText().equals(set))
                .anyMatch(inTheWay);
        if (busy) {
            throw Refusals.conflict("There is a conflicting operation in process.");
        }
    }
}
