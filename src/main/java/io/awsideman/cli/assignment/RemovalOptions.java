package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.AssignmentPlan;
import picocli.CommandLine.Option;

/** Takes many assignments away that nobody named one by one: up to a number, after a question, and with a record of it. */
public final class RemovalOptions {
    @Option(
            names = "--max-delete",
            paramLabel = "N",
            defaultValue = "50",
            description = "Do nothing if more assignments than this would be taken away (default: 50)")
    private int mostDeleted;

    @Option(
            names = "--no-wait",
            description = "Do not wait until AWS has ended the last changes; --timeout limits the waiting for each")
    private boolean noWait;

    /**
     * The same for assignments that are made in the place of others.
     *
     * @return the exit code
     */
    public int assign(CommandContext context, AssignmentPlan plan, AssignmentNames names) {
        return new AssignmentChange(
                        context, AssignmentAction.CREATE, context.session().revocationJournal())
                .run(plan, names, !noWait);
    }

    /**
     * Tells what the plan would do, asks, records it, and does it.
     *
     * @return the exit code
     * @throws AdminException CONFLICT if it would take away too many; nothing is done then
     */
    public int run(CommandContext context, AssignmentPlan plan, AssignmentNames names) {
        int deleted = plan.changes().size();
        if (deleted > mostDeleted && !context.isDryRun()) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    deleted + " assignments would be taken away, more than the " + mostDeleted
                            + " that --max-delete allows; nothing was done",
                    "see them with --dry-run, then raise --max-delete");
        }
        return new AssignmentChange(
                        context, AssignmentAction.DELETE, context.session().revocationJournal())
                .run(plan, names, !noWait);
    }
}
