package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.AllNouns;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.arguments.DeclaredArguments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is read without picocli, is read as picocli reads it. */
class PlainLineTest {
    private static final Map<String, String> GLOBAL_VALUES =
            Map.of("--output", "jsonl", "--timeout", "2m", "--max-age", "1h");

    private final AllNouns nouns = new AllNouns();

    @TestFactory
    Stream<DynamicTest> everyVerbGetsTheSameFromAnyPlainLine() {
        return nouns.summaries().keySet().stream().flatMap(noun -> nouns.verbsOf(noun).verbs().stream()
                .map(verb -> DynamicTest.dynamicTest(
                        noun + " " + verb.name(), () -> compare(noun, verb.name(), verb.command()))));
    }

    private void compare(String noun, String verb, Class<?> command) {
        List<Argument> arguments = new DeclaredArguments().of(command);
        List<String> least = new ArrayList<>(List.of(noun, verb));
        arguments.stream()
                .filter(argument -> argument.required() && argument.value() != Argument.Value.OTHER)
                .forEach(argument -> least.addAll(spelled(argument, false, 0)));
        boolean plain = arguments.stream()
                .noneMatch(argument -> argument.required() && argument.value() == Argument.Value.OTHER);

        assertThat(readPlainly(least) != null).as("%s is plain", least).isEqualTo(plain);
        assertSame(least);
        assertSame(List.of(noun, verb));
        assertSame(with(least, List.of("one-word-more")));
        assertSame(with(least, List.of("one-word-more", "two", "three", "four")));
        List<String> all = new ArrayList<>(least);
        for (Argument argument : arguments) {
            for (int name = 0; name < Math.max(1, argument.names().size()); name++) {
                assertSame(with(least, spelled(argument, false, name)));
                assertSame(with(least, spelled(argument, true, name)));
            }
            if (!argument.required()) {
                all.addAll(spelled(argument, argument.names().size() > 1, 0));
            }
        }
        assertSame(all);
        assertSame(with(all, all.subList(2, all.size())));
    }

    @Test
    void theOptionsOfEveryCommandGetTheSame() {
        List<String> all = new ArrayList<>(List.of("user", "list"));
        for (Argument option :
                new GlobalOptions().specs().stream().map(this::declared).toList()) {
            for (int name = 0; name < option.names().size(); name++) {
                List<String> spelled = spelled(option, false, name);
                assertSame(with(List.of("user", "list"), spelled));
                assertSame(with(spelled, List.of("user", "list")));
                assertSame(List.of("user", spelled.get(0), "list"));
                assertSame(with(List.of("user", "list"), spelled(option, true, name)));
            }
            if (!option.names().contains("--help")) {
                all.addAll(spelled(option, false, 0));
            }
        }
        assertThat(readPlainly(all)).isNotNull();
        assertSame(all);
    }

    private Argument declared(CommandLine.Model.OptionSpec spec) {
        return Objects.requireNonNull(new GlobalOptions().named(spec.longestName()))
                .argument();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "user nonsense",
                "users list",
                "--version",
                "help user list",
                "user list --help",
                "user list -h",
                "user list --limit",
                "user list --limit 0",
                "user list --limit=-1",
                "user list --limit 1e3",
                "user list --limit 99999999999",
                "user list --limit 3 --limit 4",
                "user list -ojson",
                "user list -o=json",
                "user list -qv",
                "user list --output jsn",
                "user list --output=",
                "user list --timeout soon",
                "user list --quiet=true",
                "user list --sort-by -UserName",
                "user list --columns UserName,,UserId",
                "user list --columns \"a,b\",c",
                "user list --columns a --columns b,c",
                "user list --outpu json",
                "user --limit 3 list",
                "user get -- -strange",
                "user get list",
                "user get @file",
                "user get",
                "user get a b",
                "--profile user user list",
                "-p sandbox -q user list -v",
            })
    void whatIsNotPlainIsLeftToPicocli(String line) {
        assertSame(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user list",
                "--profile prod user list --output json",
                "user get jane",
                "assignment list --account=123456789012",
                "access account Production"
            })
    void whatPeopleWriteIsPlain(String line) {
        assertThat(readPlainly(List.of(line.split(" ")))).isNotNull();
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> both = new ArrayList<>(first);
        both.addAll(then);
        return both;
    }

    private static List<String> spelled(Argument argument, boolean inOneWord, int name) {
        String value =
                switch (argument.value()) {
                    case FLAG -> "";
                    case NUMBER -> "7";
                    case TEXTS -> argument.separated() ? "a,b" : "a";
                    case TEXT, OTHER ->
                        argument.names().stream()
                                .map(GLOBAL_VALUES::get)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse("value");
                };
        if (!argument.isOption()) {
            return List.of(value);
        }
        String option = argument.names().get(name);
        return !argument.takesValue()
                ? List.of(option)
                : inOneWord ? List.of(option + "=" + value) : List.of(option, value);
    }

    /** If it is read without picocli at all, then as picocli reads it, and only where picocli finds no fault. */
    private void assertSame(List<String> words) {
        String plainly = readPlainly(words);
        if (plainly != null) {
            assertThat(plainly).as("%s", words).isEqualTo(readByPicocli(words));
        }
    }

    private @Nullable String readPlainly(List<String> words) {
        GlobalOptions options = new GlobalOptions();
        Callable<?> command =
                PlainLine.command(words.toArray(String[]::new), nouns, options, new CommandFactory(context(options)));
        if (command == null) {
            assertThat(contents(options)).isEqualTo(contents(new GlobalOptions()));
        }
        return command == null ? null : contents(command) + contents(options);
    }

    private String readByPicocli(List<String> words) {
        GlobalOptions options = new GlobalOptions();
        String[] arguments = words.toArray(String[]::new);
        CommandLine line = new CommandTree(options, context(options), nouns).forArguments(arguments);
        try {
            List<CommandLine> levels = line.parseArgs(arguments).asCommandLineList();
            CommandLine last = levels.get(levels.size() - 1);
            return last.isUsageHelpRequested()
                    ? "help"
                    : contents(last.getCommandSpec().userObject()) + contents(options);
        } catch (ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private CommandContext context(GlobalOptions options) {
        Cli cli = Cli.at(Path.of("/nonexistent"));
        StringWriter streams = new StringWriter();
        Terminal terminal = cli.terminal(streams, streams, false);
        var host = cli.host(new PrintWriter(streams));
        return new CommandContext(options, terminal, host, new Awsideman(nouns, terminal, host));
    }

    /** Class and values of an object of ours, its parts included. */
    private static String contents(Object owner) {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.getType() != CommandSpec.class) {
                field.setAccessible(true);
                try {
                    Object value = field.get(owner);
                    boolean part = field.isAnnotationPresent(Mixin.class);
                    values.put(field.getName(), part ? contents(Objects.requireNonNull(value)) : value(value));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return owner.getClass().getSimpleName() + values;
    }

    private static String value(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(PlainLineTest::value).toList().toString();
        }
        if (value instanceof GlobalOption<?> option) {
            return String.valueOf(option.value());
        }
        return value instanceof CommandContext ? "given to all" : String.valueOf(value);
    }
}
