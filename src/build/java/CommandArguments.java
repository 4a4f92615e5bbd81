import io.awsideman.AllNouns;
import io.awsideman.cli.Noun.Verb;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.arguments.ArgumentTable;
import io.awsideman.cli.arguments.DeclaredArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Writes and compiles the table of what each command takes, from the annotations of the compiled commands: to read annotations
 * takes longer than a cached answer.
 *
 * <p>Run by the build when it has compiled them: {@code java --class-path CLASSES:JARS CommandArguments.java SOURCES CLASSES}.
 */
final class CommandArguments {
    public static void main(String[] arguments) throws IOException {
        int end = ArgumentTable.WRITTEN.lastIndexOf('.');
        Path source = Path.of(arguments[0], ArgumentTable.WRITTEN.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source, source(ArgumentTable.WRITTEN.substring(0, end), ArgumentTable.WRITTEN.substring(end + 1)));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-proc:none", "-cp", arguments[1], "-d", arguments[1],
                        source.toString());
        if (failed != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
    }

    private static String source(String packageName, String name) {
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
                        commands.stream().map(CommandArguments::table).collect(Collectors.joining()));
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
                                .map(CommandArguments::argument)
                                .collect(Collectors.joining(",")));
    }

    private static String argument(Argument argument) {
        return "\n                new Argument(List.of(%s), %s, Value.%s, %s, %s, %d, %d, %s)"
                .formatted(
                        argument.names().stream().map(CommandArguments::text).collect(Collectors.joining(", ")),
                        text(argument.label()),
                        argument.value(),
                        argument.separated(),
                        argument.required(),
                        argument.first(),
                        argument.last(),
                        text(argument.target()));
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private CommandArguments() {}
}
