package io.awsideman.cli.config;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.EffectiveValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman config show",
            "  awsideman config show --profile prod",
            "  awsideman config show --output json --query \"[?Source!='default']\""
        })
final class ConfigShowCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Key"), Column.of("Value"), Column.of("Source"));

    private final CommandContext context;

    ConfigShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = context.session().configuration().effective().stream()
                .map(ConfigShowCommand::row)
                .toList();
        context.output().writeListing(rows, LAYOUT);
        return ExitStatus.OK;
    }

    private static Map<String, Object> row(EffectiveValue setting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Key", setting.key());
        row.put("Value", setting.value() == null ? "" : setting.value());
        row.put("Source", setting.source());
        return row;
    }
}
