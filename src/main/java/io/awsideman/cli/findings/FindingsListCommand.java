package io.awsideman.cli.findings;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.access.Completeness;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.Finding;
import io.awsideman.identitycenter.FindingCode;
import io.awsideman.identitycenter.Findings;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman findings list",
            "  awsideman findings list --code ORPHANED_ASSIGNMENT,EMPTY_GROUP --output csv",
            "  awsideman findings list --exit-code --quiet --output json",
            "",
            "  With --exit-code a finding is exit code 10, for scripts."
        })
final class FindingsListCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "Nothing needs attention.",
                    Column.of("Code"),
                    Column.of("AccountName"),
                    Column.of("PermissionSetName"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("Detail"))
            .with(
                    Column.of("AccountId"),
                    Column.of("PermissionSetArn"),
                    Column.of("PrincipalId"),
                    Column.of("PrincipalExists"),
                    Column.of("RememberedName"));

    private final CommandContext context;

    @Option(
            names = "--code",
            split = ",",
            paramLabel = "CODE",
            description = {"Only these kinds, which then are all that is looked for:", "${COMPLETION-CANDIDATES}"})
    private @Nullable Set<FindingCode> codes;

    @Option(names = "--exit-code", description = "End with exit code 10 if there is a finding")
    private boolean exitCode;

    @Mixin
    private final LimitOption limit = new LimitOption();

    FindingsListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(LAYOUT);
        Findings findings = context.session().findings();
        List<Finding> found = findings.find(codes == null ? EnumSet.allOf(FindingCode.class) : codes);
        context.output()
                .writeListing(found.stream().map(FindingsListCommand::row).toList(), LAYOUT, limit.count());
        int completeness = new Completeness(context, findings.unread()).tell();
        if (completeness != ExitStatus.OK) {
            return completeness;
        }
        return exitCode && !found.isEmpty() ? ExitStatus.FINDINGS : ExitStatus.OK;
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Code", finding.code().name());
        row.put("Detail", finding.detail());
        Account account = finding.account();
        if (account != null) {
            row.put("AccountId", account.id());
            put(row, "AccountName", account.attributes().get("Name"));
        }
        PermissionSet set = finding.permissionSet();
        if (set != null) {
            row.put("PermissionSetName", set.name());
            row.put("PermissionSetArn", set.arn());
        }
        Principal principal = finding.principal();
        if (principal != null) {
            put(
                    row,
                    "PrincipalType",
                    principal.type() == null ? null : principal.type().name());
            row.put("PrincipalId", principal.id());
            put(row, "PrincipalName", principal.name());
            row.put("PrincipalExists", principal.exists());
            put(row, "RememberedName", finding.rememberedName());
        }
        return row;
    }

    private static void put(Map<String, Object> row, String field, @Nullable Object value) {
        if (value != null) {
            row.put(field, value);
        }
    }
}
