package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.User;
import io.awsideman.identitycenter.Users;
import io.awsideman.session.Interruptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with several users of a group, and tells of each what came of it. All of them are looked up before the first
 * change; what fails with one keeps nobody else from it. An interruption ends it before the next user.
 */
final class MemberChanges {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "", Column.of("UserName"), Column.of("GroupName"), Column.of("Result"), Column.of("Reason"))
            .with(Column.of("UserId"), Column.of("GroupId"));

    private final CommandContext context;
    private final Group group;
    private final Function<User, String> change;
    private volatile boolean stopped;

    /** @param change answers what was done with a user; what it throws is the failure of that user */
    MemberChanges(CommandContext context, Group group, Function<User, String> change) {
        this.context = context;
        this.group = group;
        this.change = change;
    }

    /**
     * What came of one user.
     *
     * @param given the text on the command line
     * @param user {@code null} if it was not found
     * @param result what was done; {@code null} before, or if it failed
     */
    private record Outcome(
            String given, @Nullable User user, @Nullable String result, @Nullable AdminException failure) {

        String told() {
            return failure != null ? "failed" : result == null ? "not done" : result;
        }
    }

    /**
     * Applies the change and writes a row for each of the users.
     *
     * @throws AdminException after the rows are written: INTERRUPTED; of the kind of the failure if all failed alike,
     *     otherwise PARTIAL; the failure itself of a single one
     */
    void apply(List<String> names) {
        Users users = context.session().users().fresh();
        boolean alone = names.size() == 1;
        List<Outcome> found =
                context.session().parallelReads().map("Looking up users", names, name -> found(users, name, alone));
        try (Interruptions.Work ignored = context.host().interruptions().begin(() -> stopped = true)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Outcome outcome : found) {
                User user = outcome.user();
                outcomes.add(user == null || stopped ? outcome : changed(outcome.given(), user, alone));
            }
            boolean interrupted = stopped;
            if (interrupted) {
                // before anything else: the process may end at any moment
                context.warn("interrupted: " + summary(outcomes));
            }
            context.output().writeListing(outcomes.stream().map(this::row).toList(), LAYOUT);
            if (interrupted) {
                throw new AdminException(
                        FailureKind.INTERRUPTED,
                        "interrupted; what is done stays so",
                        "run the same command again: it does only what is missing");
            }
            tell(outcomes);
        }
    }

    private Outcome found(Users users, String name, boolean alone) {
        try {
            return new Outcome(name, users.get(name), null, null);
        } catch (RuntimeException e) {
            return new Outcome(name, null, null, failure(e, alone));
        }
    }

    private Outcome changed(String name, User user, boolean alone) {
        try {
            return new Outcome(name, user, change.apply(user), null);
        } catch (RuntimeException e) {
            return new Outcome(name, user, null, failure(e, alone));
        }
    }

    /** The failure of one user among several; otherwise that of the command. */
    private AdminException failure(RuntimeException thrown, boolean alone) {
        AdminException explained = thrown instanceof AdminException own
                ? own
                : context.session().explain(thrown).orElseThrow(() -> thrown);
        if (alone || explained.kind() == FailureKind.INTERRUPTED) {
            throw thrown;
        }
        return explained;
    }

    private Map<String, Object> row(Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        User user = outcome.user();
        row.put("UserName", user == null ? outcome.given() : user.userName());
        if (user != null) {
            row.put("UserId", user.id());
        }
        row.put("GroupName", group.name());
        row.put("GroupId", group.id());
        row.put("Result", outcome.told());
        if (outcome.failure() != null) {
            row.put("Reason", outcome.failure().getMessage());
        }
        return row;
    }

    private String summary(List<Outcome> outcomes) {
        Map<String, Long> counts = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::told, LinkedHashMap::new, Collectors.counting()));
        return "Group " + group.name() + " (" + group.id() + "): "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private void tell(List<Outcome> outcomes) {
        context.message(summary(outcomes) + (context.isDryRun() ? "; nothing was changed." : "."));
        List<AdminException> failures = outcomes.stream()
                .flatMap(outcome -> Optional.ofNullable(outcome.failure()).stream())
                .toList();
        if (!failures.isEmpty()) {
            AdminException first = failures.get(0);
            boolean alike = failures.size() == outcomes.size()
                    && failures.stream().allMatch(failure -> failure.kind() == first.kind());
            throw new AdminException(
                    alike ? first.kind() : FailureKind.PARTIAL,
                    failures.size() + " of " + outcomes.size() + " users failed; the first: " + first.getMessage(),
                    "the column Reason says why; it can be run again as it is: what is done already stays so");
        }
    }
}
