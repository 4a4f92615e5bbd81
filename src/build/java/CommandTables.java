import io.awsideman.AllNouns;
import io.awsideman.cli.HelpPages;
import io.awsideman.cli.Noun.Verb;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.arguments.ArgumentTable;
import io.awsideman.cli.arguments.DeclaredArguments;
import io.awsideman.cli.distribution.EveryCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Writes and compiles what the program knows of its commands without asking picocli, from the compiled commands: what each takes, for to
 * read annotations takes longer than a cached answer, and the help of each, for to lay it out takes twice as long.
 *
 * <p>Run by the build when it has compiled them: {@code java --class-path CLASSES:JARS CommandTables.java SOURCES CLASSES}.
 */
final class CommandTables {
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        List<String> compiling = new ArrayList<>(
                List.of("--release", "17", "-proc:none", "-cp", arguments[1], "-d", arguments[1]));
        compiling.add(written(sources, ArgumentTable.WRITTEN, CommandTables::argumentTable));
        compiling.add(written(sources, HelpPages.WRITTEN, CommandTables::helpPages));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, compiling.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("what was written to " + sources + " does not compile");
        }
    }

    /** @param maker gets the names of the package and of the class */
    private static String written(Path sources, String type, BinaryOperator<String> maker) throws IOException {
        Path source = sources.resolve(type.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        int end = type.lastIndexOf('.');
        Files.writeString(source, maker.apply(type.substring(0, end), type.substring(end + 1)));
        return source.toString();
    }

    private static String helpPages(String packageName, String name) {
        Map<String, String> pages = new LinkedHashMap<>();
        addPages(EveryCommand.tree(), "", pages);
        return """
                package %1$s;

                /** The help of each command. */
                final class %2$s implements HelpPages {
                    @Override
                    public String of(String command) {
                        return switch (command) {
                %3$s            default -> null;
                        };
                    }
                }
                """
                .formatted(
                        packageName,
                        name,
                        pages.entrySet().stream()
                                .map(page -> "            case \"%s\" -> %s;\n".formatted(page.getKey(), text(page.getValue())))
                                .collect(Collectors.joining()));
    }

    private static void addPages(CommandLine command, String words, Map<String, String> pages) {
        pages.put(words, command.getUsageMessage(Ansi.ON).replace(System.lineSeparator(), "\n"));
        command.getSubcommands().forEach((word, subcommand) -> {
            if (!subcommand.getCommandSpec().usageMessage().hidden()) {
                addPages(subcommand, (words + " " + word).strip(), pages);
            }
        });
    }

    private static String argumentTable(String packageName, String name) {
        List<Class<?>> commands = commands();
        return """
                package %1$s;

                import io.awsideman.cli.arguments.Argument.Value;
                import java.util.List;

                /** What each command takes, as it declares it. */
                final class %2$s implements ArgumentTable {
                    @Override
                    public List<Argument> of(Class<?> command) {
                        return switch (command.getName()) {
                %3$s            default -> new DeclaredArguments().of(command);
                        };
                    }
                %4$s}
                """
                .formatted(
                        packageName,
                        name,
                        commands.stream()
                                .map(command -> "            case \"%s\" -> %s();\n"
                                        .formatted(command.getName(), method(command)))
                                .collect(Collectors.joining()),
                        commands.stream().map(CommandTables::table).collect(Collectors.joining()));
    }

    private static List<Class<?>> commands() {
        AllNouns nouns = new AllNouns();
        return nouns.summaries().keySet().stream()
                .map(nouns::verbsOf)
                .flatMap(noun -> Stream.concat(noun.verbs().stream(), noun.hidden().values().stream()))
                .<Class<?>>map(Verb::command)
                .distinct()
                .toList();
    }

    private static String method(Class<?> command) {
        return Character.toLowerCase(command.getSimpleName().charAt(0)) + command.getSimpleName().substring(1);
    }

    private static String table(Class<?> command) {
        return """

                    private static List<Argument> %s() {
                        return List.of(%s);
                    }
                """
                .formatted(
                        method(command),
                        new DeclaredArguments().of(command).stream()
                                .map(CommandTables::argument)
                                .collect(Collectors.joining(",")));
    }

    private static String argument(Argument argument) {
        return "\n                new Argument(List.of(%s), %s, Value.%s, %s, %s, %d, %d, %s)"
                .formatted(
                        argument.names().stream().map(CommandTables::text).collect(Collectors.joining(", ")),
                        text(argument.label()),
                        argument.value(),
                        argument.separated(),
                        argument.required(),
                        argument.first(),
                        argument.last(),
                        text(argument.target()));
    }

    private static String text(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\u001b", "\\033")
                + '"';
    }

    private CommandTables() {}
}
