package io.awsideman.cli.instance;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.AccessControlAttributes;
import io.awsideman.identitycenter.AccessControlConfiguration;
import io.awsideman.identitycenter.UnseenWriteException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Changes some of the attributes. The API only replaces all of them, so the others are read first, afresh, and written with the
 * change.
 */
@Command(
        footer = {
            "  awsideman instance set-attributes 'CostCenter=$${path:enterprise.costCenter}'",
            "  awsideman instance set-attributes 'Department=$${path:enterprise.department}' --dry-run",
            "  awsideman instance set-attributes --remove CostCenter,Department"
        })
final class InstanceSetAttributesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "KEY=SOURCE",
            arity = "0..*",
            description = "The tag that policies see, and the attribute of the identity store it is taken from")
    private List<String> assigned = List.of();

    @Option(
            names = "--remove",
            paramLabel = "KEY",
            split = ",",
            description =
                    "Attributes to take away; without the last one, attributes for access control are switched off")
    private List<String> removed = List.of();

    InstanceSetAttributesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, List<String>> wanted = AttributeSources.parse(assigned, removed);
        AccessControlAttributes attributes = context.session().accessControlAttributes();
        Optional<AccessControlConfiguration> configuration = attributes.fresh().read();
        Map<String, List<String>> before =
                configuration.map(AccessControlConfiguration::sources).orElse(Map.of());
        Map<String, List<String>> after = AttributeSources.changed(before, wanted, removed);
        List<Map<String, Object>> rows = AttributeSources.diff(before, after);
        if (context.isDryRun() || rows.isEmpty()) {
            AttributeDiff.write(context, rows);
            if (!rows.isEmpty()) {
                context.message("Would change the attributes for access control; nothing was changed.");
            }
            return ExitStatus.OK;
        }
        if (!removed.isEmpty()) {
            context.confirm("Take away " + String.join(", ", removed)
                    + "? Policies that ask for these tags will no longer match. Continue?");
        }
        write(attributes, configuration.isPresent(), after);
        Map<String, List<String>> done = UnseenWriteException.reading(
                        "the attributes for access control were changed",
                        () -> attributes.fresh().read())
                .map(AccessControlConfiguration::sources)
                .orElse(Map.of());
        AttributeDiff.write(context, AttributeSources.diff(before, done));
        context.message(
                after.isEmpty()
                        ? "Switched attributes for access control off."
                        : "Changed the attributes for access control; there are " + done.size() + " now.");
        return ExitStatus.OK;
    }

    private static void write(AccessControlAttributes attributes, boolean on, Map<String, List<String>> after) {
        if (after.isEmpty()) {
            attributes.delete();
        } else if (on) {
            attributes.replace(after);
        } else {
            attributes.create(after);
        }
    }
}
