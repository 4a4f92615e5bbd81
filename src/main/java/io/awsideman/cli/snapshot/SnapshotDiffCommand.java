package io.awsideman.cli.snapshot;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccessDifference;
import io.awsideman.identitycenter.AccessSnapshot;
import io.awsideman.session.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman snapshot diff friday",
            "  awsideman snapshot diff friday monday --output csv",
            "  awsideman snapshot diff friday live --refresh --exit-code",
            "",
            "  Grants that have come (ADDED) and gone (REMOVED), and what is not what it was (CHANGED):",
            "  policies and sessions of permission sets, states of accounts and users, names.",
            "  With --exit-code a difference is exit code 10, for scripts."
        })
final class SnapshotDiffCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "Nothing has changed.",
                    Column.of("Change"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("UserName"),
                    Column.of("Path"),
                    Column.of("Attribute"))
            .with(
                    Column.of("Before"),
                    Column.of("After"),
                    Column.of("GroupName"),
                    Column.of("PermissionSetArn"),
                    Column.of("UserId"),
                    Column.of("GroupId"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "OLD", description = "The name of a snapshot, or a file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String old;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            defaultValue = Snapshots.LIVE,
            description = "A later one, or live for what is so now (default: live)")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String current;

    @Option(names = "--exit-code", description = "End with exit code 10 if there is a difference")
    private boolean exitCode;

    SnapshotDiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(LAYOUT);
        AccessSnapshot before = context.session().snapshots().read(old);
        if (!current.equals(Snapshots.LIVE)) {
            return tell(before, context.session().snapshots().read(current));
        }
        LiveAccess live = LiveAccess.read(context);
        int status = tell(before, live.snapshot());
        int completeness = live.completeness().tell();
        return completeness == ExitStatus.OK ? status : completeness;
    }

    private int tell(AccessSnapshot before, AccessSnapshot after) {
        if (!before.facts().instanceArn().equals(after.facts().instanceArn())) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "one is of the instance " + before.facts().instanceArn() + ", the other of "
                            + after.facts().instanceArn(),
                    "compare snapshots of one instance; choose it with --profile or --instance-arn");
        }
        AccessDifference difference = new AccessDifference(before.people(), after.people());
        List<Map<String, Object>> rows = new ArrayList<>();
        difference.grants().map(DifferenceRows::grant).forEach(rows::add);
        int grants = rows.size();
        difference.attributes().stream().map(DifferenceRows::attribute).forEach(rows::add);
        context.output().writeListing(rows, LAYOUT);
        long added =
                rows.stream().filter(row -> "ADDED".equals(row.get("Change"))).count();
        context.message(
                added + " added, " + (grants - added) + " removed, " + (rows.size() - grants) + " changed, between "
                        + before.facts().taken() + " and " + after.facts().taken() + ".");
        if (!before.facts().complete() || !after.facts().complete()) {
            context.warn("not everything could be read: what is missing on one side only looks like a change");
            return ExitStatus.PARTIAL;
        }
        return exitCode && !rows.isEmpty() ? ExitStatus.FINDINGS : ExitStatus.OK;
    }
}
