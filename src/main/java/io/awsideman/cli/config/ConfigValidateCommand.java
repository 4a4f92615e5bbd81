package io.awsideman.cli.config;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman config validate",
            "",
            "  Ends with 3 if the file cannot be used as it is, and with 10 if a part of it is ignored."
        })
final class ConfigValidateCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "The configuration file is in order.",
            Column.of("Line"),
            Column.of("Column"),
            Column.of("Severity"),
            Column.of("Message"),
            Column.of("Remedy"));

    private final CommandContext context;

    ConfigValidateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Problem> problems = context.session().configLoader().validate();
        context.standardOutput()
                .writeListing(problems.stream().map(ConfigValidateCommand::row).toList(), LAYOUT);
        if (problems.isEmpty()) {
            return ExitStatus.OK;
        }
        return problems.stream().anyMatch(Problem::severe) ? ExitStatus.CONFIGURATION : ExitStatus.FINDINGS;
    }

    private static Map<String, Object> row(Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Line", problem.line());
        row.put("Column", problem.column());
        row.put("Severity", problem.severe() ? "error" : "warning");
        row.put("Message", problem.message());
        row.put("Remedy", problem.remedy() == null ? "" : problem.remedy());
        return row;
    }
}
