package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.SearchOptions;
import io.awsideman.identitycenter.PermissionSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman permission-set find admin             in any attribute, upper and lower case alike",
            "  awsideman permission-set find --regex '^Data'   a regular expression"
        })
final class PermissionSetFindCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final SearchOptions search = new SearchOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    PermissionSetFindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Predicate<Map<String, Object>> matches = search.matcher();
        List<Map<String, Object>> rows = context.session().permissionSets().list().stream()
                .map(PermissionSet::attributes)
                .filter(matches)
                .toList();
        context.output().writeListing(rows, PermissionSetColumns.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
