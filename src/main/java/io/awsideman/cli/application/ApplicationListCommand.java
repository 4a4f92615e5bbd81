package io.awsideman.cli.application;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.Application;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman application list",
            "  awsideman application list --sort-by Name --output csv",
            "  awsideman application list --output json --query \"[?Status=='DISABLED'].Name\""
        })
final class ApplicationListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LimitOption limit = new LimitOption();

    ApplicationListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = context.session().applications().list().stream()
                .map(Application::attributes)
                .toList();
        context.output().writeListing(rows, ApplicationCommands.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
