package io.awsideman.cli.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual: one page of section 1 for a command and for each of its visible subcommands, at any depth. */
final class ManPages {
    /** Wide enough that help breaks no line of its own; roff fills the lines. */
    private static final int UNBROKEN = 4000;

    private static final Help.ColorScheme PLAIN = Help.defaultColorScheme(Ansi.OFF);

    private final String source;

    /** @param source what the foot of each page names: the program with its version */
    ManPages(String source) {
        this.source = source;
    }

    /** The pages by file name, {@code awsideman-user-list.1}. Changes the help width of the tree. */
    SortedMap<String, String> of(CommandLine root) {
        root.setUsageHelpWidth(UNBROKEN);
        SortedMap<String, String> pages = new TreeMap<>();
        add(root, pages);
        return pages;
    }

    private void add(CommandLine command, Map<String, String> pages) {
        pages.put(pageName(command) + ".1", page(command));
        subcommands(command).forEach(subcommand -> add(subcommand, pages));
    }

    private String page(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), PLAIN);
        Roff page = new Roff();
        page.request("TH", pageName(command).toUpperCase(Locale.ROOT), "1", "", source, "User Commands");
        page.request("nh").request("ad", "l");
        page.request("SH", "NAME").text(pageName(command) + " - " + summary(command));
        page.request("SH", "SYNOPSIS").text(synopsis(command, help));
        description(command, help, page);
        parameters(command, help, page);
        options(command, help, page);
        commands(command, page);
        footer(help, page);
        exitStatus(command, page);
        seeAlso(command, page);
        return page.toString();
    }

    private static void description(CommandLine command, Help help, Roff page) {
        page.request("SH", "DESCRIPTION");
        List<String> description = Stream.of(help.header(), help.description())
                .map(ManPages::lines)
                .filter(paragraph -> !paragraph.isEmpty())
                .flatMap(paragraph -> Stream.concat(Stream.of(""), paragraph.stream()))
                .skip(1)
                .toList();
        if (description.size() < 2) {
            page.text(summary(command) + ".");
        } else {
            page.paragraphs(description);
        }
        String[] aliases = command.getCommandSpec().aliases();
        if (aliases.length > 0) {
            page.request("PP").text("Other names of this command: " + String.join(", ", aliases) + ".");
        }
    }

    /** The one that help shows, which may be made otherwise than picocli makes it. */
    private static String synopsis(CommandLine command, Help help) {
        var own = command.getHelpSectionMap().get(UsageMessageSpec.SECTION_KEY_SYNOPSIS);
        return unbroken(own == null ? help.synopsis(0) : own.render(help));
    }

    private static void parameters(CommandLine command, Help help, Roff page) {
        var visible = command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .toList();
        if (visible.isEmpty()) {
            return;
        }
        page.request("SH", "ARGUMENTS");
        var labels = help.parameterLabelRenderer();
        for (var parameter : visible) {
            String label =
                    labels.renderParameterLabel(parameter, Ansi.OFF, List.of()).plainString();
            var rows = help.createDefaultParameterRenderer().render(parameter, labels, PLAIN);
            page.request("TP").line(Roff.italic(label.strip())).lines(lastColumn(rows));
        }
    }

    private static void options(CommandLine command, Help help, Roff page) {
        Map<String, List<OptionSpec>> sections = command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .collect(Collectors.groupingBy(ManPages::heading, LinkedHashMap::new, Collectors.toList()));
        if (sections.isEmpty()) {
            return;
        }
        page.request("SH", "OPTIONS");
        List<OptionSpec> plain = sections.remove("");
        if (plain != null) {
            plain.forEach(option -> option(option, command, help, page));
        }
        sections.forEach((heading, options) -> {
            page.request("SS", heading);
            options.forEach(option -> option(option, command, help, page));
        });
    }

    private static void option(OptionSpec option, CommandLine command, Help help, Roff page) {
        CommandSpec spec = command.getCommandSpec();
        String names = Stream.of(option.names())
                .map(name ->
                        option.negatable() ? spec.negatableOptionTransformer().makeSynopsis(name, spec) : name)
                .map(Roff::bold)
                .collect(Collectors.joining(", "));
        var labels = help.parameterLabelRenderer();
        String label = labels.renderParameterLabel(option, Ansi.OFF, List.of()).plainString();
        var rows = help.createDefaultOptionRenderer().render(option, labels, PLAIN);
        page.request("TP")
                .line(label.isEmpty() ? names : names + Roff.italic(label))
                .lines(lastColumn(rows));
    }

    private static void commands(CommandLine command, Roff page) {
        List<CommandLine> subcommands = subcommands(command);
        if (subcommands.isEmpty()) {
            return;
        }
        page.request("SH", "COMMANDS");
        for (CommandLine subcommand : subcommands) {
            page.request("TP").line(Roff.bold(subcommand.getCommandName())).text(summary(subcommand) + ".");
        }
    }

    private static void footer(Help help, Roff page) {
        List<String> footer = lines(help.footer());
        if (!footer.isEmpty()) {
            String heading = title(help.footerHeading());
            page.request("SH", heading.isEmpty() ? "EXAMPLES" : heading.toUpperCase(Locale.ROOT));
            page.paragraphs(footer);
        }
    }

    private static void exitStatus(CommandLine command, Roff page) {
        @Nullable CommandLine documented = command;
        while (documented != null
                && documented.getCommandSpec().usageMessage().exitCodeList().isEmpty()) {
            documented = documented.getParent();
        }
        if (documented != null) {
            page.request("SH", "EXIT STATUS");
            documented.getCommandSpec().usageMessage().exitCodeList().forEach((code, meaning) -> page.request("TP")
                    .line(Roff.bold(code.strip()))
                    .lines(lines(meaning.formatted())));
        }
    }

    private static void seeAlso(CommandLine command, Roff page) {
        List<CommandLine> related = new ArrayList<>();
        if (command.getParent() != null) {
            related.add(command.getParent());
        }
        related.addAll(subcommands(command));
        if (!related.isEmpty()) {
            page.request("SH", "SEE ALSO");
            page.line(related.stream()
                    .map(other -> Roff.bold(pageName(other)) + "(1)")
                    .collect(Collectors.joining(",\n")));
        }
    }

    private static List<CommandLine> subcommands(CommandLine command) {
        return command.getSubcommands().values().stream()
                .distinct()
                .filter(subcommand ->
                        !subcommand.getCommandSpec().usageMessage().hidden())
                .toList();
    }

    private static String pageName(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    /** The first sentence about a command, without its full stop. */
    private static String summary(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), PLAIN);
        String first = Stream.of(help.header(), help.description())
                .flatMap(text -> lines(text).stream())
                .findFirst()
                .orElse(command.getCommandName());
        return first.strip().replaceFirst("\\.$", "");
    }

    private static String heading(OptionSpec option) {
        if (option.inherited()) {
            return "Options of every command";
        }
        for (@Nullable ArgGroupSpec group = option.group(); group != null; group = group.parentGroup()) {
            if (group.heading() != null) {
                return title(group.heading().formatted());
            }
        }
        return "";
    }

    private static String title(String heading) {
        return unbroken(heading).replaceFirst(":$", "");
    }

    private static String unbroken(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The lines without the empty ones around them. */
    private static List<String> lines(String text) {
        String inner = text.stripTrailing().replaceFirst("^(\\s*\\R)+", "");
        return inner.isEmpty() ? List.of() : inner.lines().toList();
    }

    private static List<String> lastColumn(Ansi.Text[][] rows) {
        return Arrays.stream(rows)
                .map(row -> row[row.length - 1].plainString().strip())
                .toList();
    }
}
