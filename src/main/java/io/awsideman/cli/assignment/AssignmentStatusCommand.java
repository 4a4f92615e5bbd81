package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.AccountAssignments;
import io.awsideman.identitycenter.AssignmentRequest;
import io.awsideman.identitycenter.FailureCause;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman assignment status",
            "  awsideman assignment status --query \"[?Status=='IN_PROGRESS']\" --output json",
            "  awsideman assignment status 11111111-2222-4333-8444-555555555555"
        })
final class AssignmentStatusCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "REQUEST_ID",
            arity = "0..1",
            description = "The id of one change (default: all that AWS remembers)")
    private @Nullable String requestId;

    @Mixin
    private final LimitOption limit = new LimitOption();

    AssignmentStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        AccountAssignments assignments = context.session().assignments().assignments();
        if (requestId != null) {
            context.output().writeObject(row(assignments.request(requestId)), AssignmentColumns.REQUESTS);
            return ExitStatus.OK;
        }
        context.output()
                .writeListing(
                        assignments.requests().stream()
                                .map(AssignmentStatusCommand::row)
                                .sorted(Comparator.comparing(
                                                (Map<String, Object> row) -> String.valueOf(row.get("CreatedDate")))
                                        .reversed())
                                .toList(),
                        AssignmentColumns.REQUESTS,
                        limit.count());
        return ExitStatus.OK;
    }

    private static Map<String, Object> row(AssignmentRequest request) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Action", request.action().name());
        row.putAll(request.attributes());
        Optional.ofNullable(request.failureReason())
                .flatMap(FailureCause::of)
                .ifPresent(cause -> row.put("LikelyCause", cause.explanation()));
        return row;
    }
}
