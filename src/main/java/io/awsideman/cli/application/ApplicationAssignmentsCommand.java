package io.awsideman.cli.application;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.Dispensable;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Application;
import io.awsideman.identitycenter.ApplicationAssignment;
import io.awsideman.identitycenter.Applications;
import io.awsideman.session.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman application assignments 'Developer Portal'",
            "  awsideman application assignments 'Developer Portal' --columns PrincipalName --output text",
            "  awsideman application assignments 'Developer Portal' --output json"
        })
final class ApplicationAssignmentsCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "Nobody is assigned to the application.",
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"))
            .with(Column.of("ApplicationName"), Column.of("ApplicationArn"));

    private final CommandContext context;

    @Parameters(paramLabel = "APPLICATION", description = "Name or ARN")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String application;

    @Mixin
    private final LimitOption limit = new LimitOption();

    ApplicationAssignmentsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Applications applications = context.session().applications();
        Application found = applications.get(application);
        List<ApplicationAssignment> assignments = applications.assignments(found.arn());
        Map<String, String> names = names(assignments);
        List<Map<String, Object>> rows = assignments.stream()
                .map(assignment -> row(found, assignment, names))
                .toList();
        context.output().writeListing(rows, LAYOUT, limit.count());
        if (!applications.requiresAssignment(found.arn()).orElse(true)) {
            context.message("The application requires no assignment: everybody may use it.");
        }
        return ExitStatus.OK;
    }

    /**
     * The names of users and groups by their ids, out of the listings; of those that are gone, or that the caller must not see,
     * there is none.
     */
    private Map<String, String> names(List<ApplicationAssignment> assignments) {
        Session session = context.session();
        Map<String, String> names = new HashMap<>();
        Dispensable optional = new Dispensable(context);
        optional.read("names of the users", () -> session.users().byIds(ids(assignments, false)))
                .ifPresent(users -> users.forEach((id, user) -> names.put(id, user.userName())));
        optional.read("names of the groups", () -> session.groups().byIds(ids(assignments, true)))
                .ifPresent(groups -> groups.forEach((id, group) -> names.put(id, group.name())));
        return names;
    }

    private static List<String> ids(List<ApplicationAssignment> assignments, boolean ofGroups) {
        return assignments.stream()
                .filter(assignment -> assignment.isForGroup() == ofGroups)
                .map(ApplicationAssignment::principalId)
                .toList();
    }

    /** A principal without a known name has its id for one. */
    private static Map<String, Object> row(
            Application application, ApplicationAssignment assignment, Map<String, String> names) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("PrincipalName", names.getOrDefault(assignment.principalId(), assignment.principalId()));
        row.put("ApplicationName", application.name());
        row.putAll(assignment.attributes());
        return row;
    }
}
