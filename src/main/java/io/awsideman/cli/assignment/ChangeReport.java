package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.FailureCause;
import io.awsideman.identitycenter.PlannedAssignment;
import io.awsideman.identitycenter.PlannedAssignment.Step;
import io.awsideman.identitycenter.RequestOutcome;
import io.awsideman.identitycenter.RequestOutcome.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what has become of the changes, and ends the command accordingly. */
final class ChangeReport {
    private static final String AGAIN = "run the same command again: it does only what is missing";

    private final CommandContext context;
    private final PlanReport plan;
    private final List<RequestOutcome<AccountAssignment>> outcomes;
    private final boolean waited;

    /** @param waited whether the end of every change was waited for */
    ChangeReport(
            CommandContext context, PlanReport plan, List<RequestOutcome<AccountAssignment>> outcomes, boolean waited) {
        this.context = context;
        this.plan = plan;
        this.outcomes = outcomes;
        this.waited = waited;
    }

    /**
     * Writes the rows and what they come to.
     *
     * @throws AdminException of the kind of the failure, PARTIAL if only some failed or they failed differently
     */
    int tell() {
        List<RequestOutcome<AccountAssignment>> bad =
                outcomes.stream().filter(this::isBad).toList();
        int refused = plan.plan().with(Step.REFUSED).size();
        boolean alone = outcomes.size() + refused == 1;
        if (alone
                && bad.size() == 1
                && bad.get(0).requestId() == null
                && bad.get(0).failure() != null) {
            throw bad.get(0).failure();
        }
        writeRows();
        if (bad.isEmpty() && refused == 0) {
            context.message(summary());
            return ExitStatus.OK;
        }
        if (alone) {
            throw failureOf(bad.get(0));
        }
        throw failureOfMany(bad, refused);
    }

    /** Tells what is under way and what was not begun; the exit code is that of an interruption. */
    int tellInterruption() {
        writeRows();
        context.warn("interrupted: " + RequestOutcome.counts(outcomes));
        outcomes.forEach(outcome ->
                outcome.inFlight().ifPresent(trace -> context.warn("in flight: " + label(outcome) + ", " + trace)));
        throw new AdminException(FailureKind.INTERRUPTED, "interrupted; AWS ends what is in flight", AGAIN);
    }

    private void writeRows() {
        context.output().writeListing(rows(), AssignmentColumns.RESULTS);
    }

    /** A row for each assignment of the plan. */
    List<Map<String, Object>> rows() {
        Map<AccountAssignment, RequestOutcome<AccountAssignment>> byAssignment =
                outcomes.stream().collect(Collectors.toMap(RequestOutcome::target, Function.identity()));
        return plan.plan().rows().stream()
                .map(row -> row(row, byAssignment.get(row.assignment())))
                .toList();
    }

    private Map<String, Object> row(PlannedAssignment planned, @Nullable RequestOutcome<AccountAssignment> outcome) {
        Map<String, Object> row =
                plan.row(planned, outcome == null ? "" : outcome.status().name());
        if (outcome == null) {
            return row;
        }
        if (outcome.requestId() != null) {
            row.put("RequestId", outcome.requestId());
        }
        reason(outcome).ifPresent(reason -> {
            row.put("FailureReason", reason);
            cause(outcome).ifPresent(cause -> row.put("LikelyCause", cause.explanation()));
        });
        return row;
    }

    private Optional<String> reason(RequestOutcome<AccountAssignment> outcome) {
        return outcome.failure() == null
                ? Optional.ofNullable(outcome.reason())
                : Optional.of(explained(outcome.failure()).getMessage());
    }

    /** Of AWS's own reasons alone: what a call is refused for has nothing to do with the roles in the account. */
    private static Optional<FailureCause> cause(RequestOutcome<AccountAssignment> outcome) {
        return outcome.failure() == null
                ? Optional.ofNullable(outcome.reason()).flatMap(FailureCause::of)
                : Optional.empty();
    }

    private AdminException explained(RuntimeException failure) {
        return failure instanceof AdminException own
                ? own
                : context.session()
                        .explain(failure)
                        .orElseGet(() -> new AdminException(
                                FailureKind.UNEXPECTED, String.valueOf(failure.getMessage()), null, failure));
    }

    private boolean isBad(RequestOutcome<AccountAssignment> outcome) {
        return !outcome.isDone() && (waited || outcome.status() != Status.IN_PROGRESS);
    }

    private AdminException failureOf(RequestOutcome<AccountAssignment> outcome) {
        String what =
                (plan.plan().action() == AssignmentAction.CREATE ? "not assigned: " : "not revoked: ") + label(outcome);
        if (outcome.status() == Status.IN_PROGRESS) {
            return new AdminException(
                    FailureKind.UNAVAILABLE,
                    "not finished: " + label(outcome) + ": " + outcome.reason(),
                    "see how far it has come: awsideman assignment status " + outcome.requestId());
        }
        String reason = reason(outcome).orElse("AWS gives no reason");
        if (outcome.status() == Status.UNKNOWN && outcome.requestId() != null) {
            return new AdminException(
                    FailureKind.PARTIAL,
                    "begun, but its end is not known: " + label(outcome) + ": " + reason,
                    "AWS goes on with it: awsideman assignment status " + outcome.requestId());
        }
        return new AdminException(
                kind(outcome),
                what + ": " + reason + (outcome.requestId() == null ? "" : " (request " + outcome.requestId() + ")"),
                cause(outcome).map(FailureCause::explanation).orElse(AGAIN));
    }

    private FailureKind kind(RequestOutcome<AccountAssignment> outcome) {
        if (outcome.failure() != null) {
            return explained(outcome.failure()).kind();
        }
        if (outcome.status() != Status.FAILED) {
            return FailureKind.UNAVAILABLE;
        }
        return cause(outcome).map(FailureCause::kind).orElse(FailureKind.CONFLICT);
    }

    private AdminException failureOfMany(List<RequestOutcome<AccountAssignment>> bad, int refused) {
        Set<FailureKind> kinds = bad.stream().map(this::kind).collect(Collectors.toSet());
        boolean all = refused == 0 && bad.size() == outcomes.size() && kinds.size() == 1;
        List<RequestOutcome<AccountAssignment>> unsent = with(Status.NOT_DONE);
        return new AdminException(
                all ? kinds.iterator().next() : FailureKind.PARTIAL,
                (bad.size() + refused) + " of " + (outcomes.size() + refused) + " changes were not made"
                        + (unsent.isEmpty()
                                ? ""
                                : "; " + unsent.size() + " were not tried: "
                                        + unsent.get(0).reason())
                        + bad.stream()
                                .findFirst()
                                .flatMap(this::reason)
                                .map(reason -> "; the first: " + reason)
                                .orElse(""),
                AGAIN);
    }

    private String summary() {
        boolean create = plan.plan().action() == AssignmentAction.CREATE;
        int open = with(Status.IN_PROGRESS).size();
        int before = plan.plan().underWay().size();
        if (outcomes.isEmpty()) {
            return "Nothing to do: " + (create ? "everything is assigned already." : "nothing of it is assigned.");
        }
        if (outcomes.size() == 1) {
            String label = label(outcomes.get(0));
            String already = before == 1 ? "Under way already: " : "";
            return open == 1
                    ? (before == 1 ? already : "Begun: ") + label + "; see: awsideman assignment status "
                            + outcomes.get(0).requestId()
                    : already + (create ? "Assigned " : "Revoked ") + label + ".";
        }
        return (create ? "Assigned " : "Revoked ")
                + (outcomes.size() - open)
                + (before == 0 ? "" : "; " + before + " of " + outcomes.size() + " were under way already")
                + (open == 0 ? "." : ", and " + open + " are under way; see: awsideman assignment status");
    }

    private String label(RequestOutcome<AccountAssignment> outcome) {
        return plan.names().label(outcome.target());
    }

    private List<RequestOutcome<AccountAssignment>> with(Status status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
    }
}
