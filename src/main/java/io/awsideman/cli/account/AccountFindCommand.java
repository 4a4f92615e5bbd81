package io.awsideman.cli.account;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.SearchOptions;
import io.awsideman.identitycenter.Account;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman account find prod                    in any attribute, upper and lower case alike",
            "  awsideman account find --regex '^shop-(dev|st)'  a regular expression",
            "  awsideman account find 6472 --output json"
        })
final class AccountFindCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final SearchOptions search = new SearchOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    AccountFindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Predicate<Map<String, Object>> matches = search.matcher();
        List<Map<String, Object>> rows = context.session().accounts().list().stream()
                .sorted(Account.BY_NAME)
                .map(Account::attributes)
                .filter(matches)
                .toList();
        context.output().writeListing(rows, AccountColumns.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
