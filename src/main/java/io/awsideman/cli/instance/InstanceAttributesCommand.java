package io.awsideman.cli.instance;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.AccessControlConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman instance attributes",
            "  awsideman instance attributes --output json",
            "  awsideman instance attributes --query \"[?Key=='CostCenter'].Value.Source[]\" --output text"
        })
final class InstanceAttributesCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("No attributes for access control.", Column.of("Key"), Column.of("Source", "Value.Source"));

    private final CommandContext context;

    InstanceAttributesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<AccessControlConfiguration> configuration =
                context.session().accessControlAttributes().read();
        List<Map<String, Object>> rows = new ArrayList<>();
        configuration.ifPresent(present -> present.sources().forEach((key, sources) -> rows.add(row(key, sources))));
        context.output().writeListing(rows, LAYOUT);
        if (configuration.isEmpty()) {
            context.message("Attributes for access control are switched off; switch them on with:"
                    + " awsideman instance set-attributes KEY=SOURCE");
        }
        configuration
                .filter(present -> !present.status().equals("ENABLED"))
                .ifPresent(present -> context.warn("the attributes are " + present.status()
                        + (present.statusReason() == null ? "" : ": " + present.statusReason())));
        return ExitStatus.OK;
    }

    private static Map<String, Object> row(String key, List<String> sources) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Key", key);
        row.put("Value", Map.of("Source", sources));
        return row;
    }
}
