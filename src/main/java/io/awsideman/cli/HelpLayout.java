package io.awsideman.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The order of a help page: what it does, examples, synopsis, commands or own options, then the options of every command. */
final class HelpLayout {
    private static final int WIDTH = 100;

    private HelpLayout() {}

    static void apply(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.width(WIDTH);
        usage.synopsisHeading("%nUsage: ");
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
        }
        if (usage.footer().length > 0) {
            usage.footerHeading("%nExamples:%n");
        }
        usage.sectionKeys(List.of(
                SECTION_KEY_DESCRIPTION,
                SECTION_KEY_FOOTER_HEADING,
                SECTION_KEY_FOOTER,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                SECTION_KEY_SYNOPSIS,
                SECTION_KEY_PARAMETER_LIST,
                SECTION_KEY_COMMAND_LIST,
                SECTION_KEY_OPTION_LIST,
                SECTION_KEY_EXIT_CODE_LIST_HEADING,
                SECTION_KEY_EXIT_CODE_LIST));
        usage.sectionMap().put(SECTION_KEY_SYNOPSIS, HelpLayout::synopsis);
        usage.sectionMap().put(SECTION_KEY_COMMAND_LIST, HelpLayout::commands);
        usage.sectionMap().put(SECTION_KEY_OPTION_LIST, HelpLayout::options);
        line.getSubcommands().values().forEach(HelpLayout::apply);
    }

    private static String synopsis(Help help) {
        StringBuilder synopsis = new StringBuilder(help.commandSpec().qualifiedName());
        if (!CommandGroup.summariesOf(help.commandSpec()).isEmpty()) {
            synopsis.append(" COMMAND");
        }
        help.commandSpec().positionalParameters().forEach(parameter -> synopsis.append(' ')
                .append(parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]")
                .append(parameter.arity().max() > 1 || parameter.type().isArray() ? "..." : ""));
        return synopsis.append(" [OPTIONS]").append(System.lineSeparator()).toString();
    }

    /** Laid out as picocli does it, but of all commands there are, not only of those that were made. */
    private static String commands(Help help) {
        Map<String, String> summaries = CommandGroup.summariesOf(help.commandSpec());
        if (summaries.isEmpty()) {
            return "";
        }
        int longest = summaries.keySet().stream().mapToInt(String::length).max().orElseThrow();
        TextTable table = TextTable.forColumns(
                help.colorScheme(),
                new Column(longest + 2, 2, Column.Overflow.SPAN),
                new Column(WIDTH - (longest + 2), 2, Column.Overflow.WRAP));
        summaries.forEach((name, summary) -> table.addRowValues(
                help.colorScheme().commandText(name), help.colorScheme().text(summary)));
        return System.lineSeparator() + "Commands:" + System.lineSeparator() + table;
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        boolean isRoot = help.commandSpec().parent() == null;
        List<OptionSpec> own = all.stream()
                .filter(option -> isRoot || !option.inherited())
                .sorted(Comparator.comparingInt(OptionSpec::order)) // options of methods come in no order of their own
                .toList();
        List<OptionSpec> inherited =
                all.stream().filter(option -> !isRoot && option.inherited()).toList();
        return section(help, "Options:", own) + section(help, "Options of every command:", inherited);
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.parameterLabelRenderer());
        return System.lineSeparator() + heading + System.lineSeparator() + layout;
    }
}
