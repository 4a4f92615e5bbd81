package io.awsideman.cli.account;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.Accounts;
import io.awsideman.identitycenter.OrganizationBranch;
import io.awsideman.identitycenter.OrganizationTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman account list",
            "  awsideman account list --ou /Workloads --state ACTIVE",
            "  awsideman account list --tag environment=production --output json",
            "  awsideman account list --ou-path --output csv > accounts.csv"
        })
final class AccountListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = {"--ou", "--organizational-unit"},
            paramLabel = "UNIT",
            description = "In this organizational unit and all below it: a path such as /Workloads, or an id")
    private @Nullable String unit;

    @Option(
            names = "--tag",
            paramLabel = "KEY=VALUE",
            description =
                    "With this tag, or KEY alone for any value; several must all match; one call for each account")
    private List<String> tags = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "In one of these states, such as ACTIVE, SUSPENDED or PENDING_CLOSURE")
    private List<String> states = List.of();

    @Option(names = "--ou-path", description = "Show where each account is; two calls for each organizational unit")
    private boolean withPath;

    @Mixin
    private final LimitOption limit = new LimitOption();

    AccountListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<TagFilter> wanted = tags.stream().map(TagFilter::parse).toList();
        List<String> further = new ArrayList<>();
        if (withPath || unit != null) {
            further.add(AccountColumns.PATH);
        }
        if (!wanted.isEmpty()) {
            further.add(AccountColumns.TAGS);
        }
        OutputWriter output = context.output();
        TableLayout layout = AccountColumns.of(further);
        output.check(layout);
        output.writeListing(tagged(placed(), wanted), layout, limit.count());
        return ExitStatus.OK;
    }

    /** The accounts in the wanted unit and state, with their path if it is known or asked for. */
    private List<Map<String, Object>> placed() {
        OrganizationTree tree = context.session().organizationTree();
        OrganizationBranch branch = unit != null ? tree.branch(unit) : withPath ? tree.whole() : null;
        // The listing has every account once, also one that is moved while the tree is read.
        List<Account> accounts = branch != null && unit != null
                ? branch.allAccounts()
                : context.session().accounts().list();
        Map<String, String> paths = branch == null ? Map.of() : branch.pathsByAccountId();
        return accounts.stream()
                .sorted(Account.BY_NAME)
                .filter(account -> states.isEmpty() || states.stream().anyMatch(account.state()::equalsIgnoreCase))
                .map(account -> row(account, paths.get(account.id())))
                .toList();
    }

    private static Map<String, Object> row(Account account, @Nullable String path) {
        Map<String, Object> row = new LinkedHashMap<>(account.attributes());
        if (path != null) {
            row.put(AccountColumns.PATH, path);
        }
        return row;
    }

    private List<Map<String, Object>> tagged(List<Map<String, Object>> rows, List<TagFilter> wanted) {
        if (wanted.isEmpty()) {
            return rows;
        }
        Accounts accounts = context.session().accounts();
        List<Map<String, String>> tagsOfRows = context.session()
                .parallelReads()
                .map("Reading tags of accounts", rows, row -> accounts.tags(String.valueOf(row.get("Id"))));
        List<Map<String, Object>> matching = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> tagsOfAccount = tagsOfRows.get(i);
            if (wanted.stream().allMatch(tag -> tag.matches(tagsOfAccount))) {
                rows.get(i).put(AccountColumns.TAGS, TagFilter.rows(tagsOfAccount));
                matching.add(rows.get(i));
            }
        }
        return matching;
    }
}
