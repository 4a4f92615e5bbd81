package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessGrant;
import io.awsideman.identitycenter.PeopleWithAccess;
import io.awsideman.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access review-diff friday.csv",
            "  awsideman access review-diff friday.csv today.csv",
            "  awsideman access review-diff friday.csv --scope /Workloads/Production",
            "  awsideman access review-diff friday.csv today.jsonl --exit-code --output json",
            "",
            "  Without NEW it is compared with what is so now; give the --scope (and --people-only) of OLD.",
            "  Grants are compared by their ids: who was renamed has the same access as before.",
            "  With --exit-code a difference is exit code 10, for scripts."
        })
final class AccessReviewDiffCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "Nothing has changed.",
                    Column.of("Change"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("UserName"),
                    Column.of("Path"))
            .with(
                    Column.of("PermissionSetArn"),
                    Column.of("UserId"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"));

    private static final Comparator<Map<String, Object>> ORDER = by("AccountName")
            .thenComparing(by("AccountId"))
            .thenComparing(by("PermissionSetName"))
            .thenComparing(by("UserName"))
            .thenComparing(by("Path"))
            .thenComparing(by("PrincipalId"))
            .thenComparing(by("Change"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "OLD", description = "An access review as CSV, JSON or JSON lines")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "A later one of the same scope (default: what is so now)")
    private @Nullable Path current;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "SCOPE",
            description = "Without NEW: what OLD was limited to, as for access review")
    private @Nullable List<String> scope;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    @Mixin
    private final PeopleOnlyOption people = new PeopleOnlyOption();

    @Option(names = "--exit-code", description = "End with exit code 10 if there is a difference")
    private boolean exitCode;

    AccessReviewDiffCommand(CommandContext context) {
        this.context = context;
    }

    private static Comparator<Map<String, Object>> by(String field) {
        return Comparator.comparing(row -> row.getOrDefault(field, "").toString());
    }

    @Override
    public Integer call() {
        context.output().check(LAYOUT);
        if (current != null) {
            if (people.isGiven() || options.areGiven(context, words())) {
                throw new AdminException(
                        FailureKind.USAGE,
                        "accounts, permission sets and people are chosen among what is so now, and there is a NEW",
                        "leave one of them out");
            }
            return tell(new ReviewFile(current)::forEach);
        }
        return compareWithNow();
    }

    private int compareWithNow() {
        Session session = context.session();
        requireInstance(session.instanceArn());
        Access access = session.access();
        PeopleWithAccess now = people.of(access, options.scope(context, words(), List.of()));
        int status = tell(rows ->
                now.grants().forEach(grant -> ReviewRow.of(fields(grant)).ifPresent(rows)));
        int completeness = new Completeness(context, access.unread()).tell();
        return completeness == ExitStatus.OK ? status : completeness;
    }

    private List<String> words() {
        return scope == null ? List.of() : scope;
    }

    private static Map<String, String> fields(AccessGrant grant) {
        Map<String, String> fields = new LinkedHashMap<>();
        AccessRows.grant(grant).forEach((name, value) -> fields.put(name, value.toString()));
        return fields;
    }

    private void requireInstance(String instanceArn) {
        new ReviewFile(old).forEach(row -> {
            String other = row.text("InstanceArn");
            if (!other.isEmpty() && !other.equals(instanceArn)) {
                throw new AdminException(
                        FailureKind.USAGE,
                        "the review is of the instance " + other + ", and this is " + instanceArn,
                        "choose the profile that the review was made with, or --instance-arn");
            }
        });
    }

    private int tell(Consumer<Consumer<ReviewRow>> newer) {
        Set<ReviewRow.Key> before = new HashSet<>();
        new ReviewFile(old).forEach(row -> before.add(row.key()));
        List<Map<String, Object>> changes = new ArrayList<>();
        Set<ReviewRow.Key> gone = new HashSet<>(before);
        newer.accept(row -> {
            gone.remove(row.key());
            if (!before.contains(row.key())) {
                changes.add(change("ADDED", row));
            }
        });
        int added = changes.size();
        new ReviewFile(old).forEach(row -> {
            if (gone.remove(row.key())) {
                changes.add(change("REMOVED", row));
            }
        });
        changes.sort(ORDER);
        context.output().writeListing(changes, LAYOUT, options.limit());
        context.message(added + " added, " + (changes.size() - added) + " removed.");
        return exitCode && !changes.isEmpty() ? ExitStatus.FINDINGS : ExitStatus.OK;
    }

    private static Map<String, Object> change(String what, ReviewRow row) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("Change", what);
        change.putAll(row.described());
        return change;
    }
}
