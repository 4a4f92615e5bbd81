package io.awsideman.cli;

import io.awsideman.cli.Noun.Verb;
import io.awsideman.cli.output.OutputFailedException;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.Host;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line as a whole: how arguments become an exit code. */
public final class Awsideman {
    private final Nouns nouns;
    private final Terminal terminal;
    private final Host host;

    public Awsideman(Nouns nouns, Terminal terminal, Host host) {
        this.nouns = nouns;
        this.terminal = terminal;
        this.host = host;
    }

    /** Runs one command line and returns its exit code. Never throws, except when the streams are broken beyond telling. */
    public int run(String... arguments) {
        String page =
                Version.isAskedFor(arguments) ? Version.text() + System.lineSeparator() : HelpRequest.page(arguments);
        return page == null ? runCommand(arguments) : show(page);
    }

    private int show(String page) {
        try {
            terminal.out().write(page);
            terminal.out().flush();
            return ExitStatus.OK;
        } catch (IOException e) {
            CommandContext context = new CommandContext(new GlobalOptions(), terminal, host, this);
            return new ErrorReporter(context).report(new OutputFailedException(e));
        }
    }

    private int runCommand(String... arguments) {
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, terminal, host, this);
        ErrorReporter errors = new ErrorReporter(context);
        try (context) {
            try {
                int status = execute(options, context, errors, withVerbInOneWord(arguments));
                terminal.out().flush();
                return status;
            } catch (IOException e) {
                return errors.report(new OutputFailedException(e));
            } catch (RuntimeException e) {
                return errors.report(e);
            } finally {
                terminal.err().flush();
            }
        } catch (LinkageError | OutOfMemoryError e) { // of the work or, the same once more, of its end
            return errors.report(e);
        }
    }

    /** {@code access review diff} is {@code access review-diff}. */
    private String[] withVerbInOneWord(String... arguments) {
        if (arguments.length > 2 && !arguments[2].startsWith("-")) {
            String verb = arguments[1] + "-" + arguments[2];
            if (nouns.verbsOf(arguments[0]).verb(verb) != null) {
                List<String> words = new ArrayList<>(Arrays.asList(arguments));
                words.set(1, verb);
                words.remove(2);
                return words.toArray(String[]::new);
            }
        }
        return arguments;
    }

    private int execute(GlobalOptions options, CommandContext context, ErrorReporter errors, String... arguments) {
        ProgramRequest request = arguments.length < 2
                ? null
                : nouns.verbsOf(arguments[0]).requests().get(arguments[1]);
        if (request != null) {
            request.answer(context, List.of(arguments).subList(2, arguments.length));
            return ExitStatus.OK;
        }
        Callable<?> command = PlainLine.command(arguments, nouns, options, new CommandFactory(context));
        return command != null
                ? call(command, errors)
                : execute(prepared(tree(options, context).forArguments(arguments), terminal, errors), arguments);
    }

    private static int call(Callable<?> command, ErrorReporter errors) {
        try {
            return command.call() instanceof Integer status ? status : ExitStatus.OK;
        } catch (Exception e) {
            return errors.report(e);
        }
    }

    private static CommandLine prepared(CommandLine line, Terminal streams, ErrorReporter errors) {
        line.setOut(new PrintWriter(streams.out()));
        line.setErr(streams.err());
        line.setExecutionExceptionHandler(errors);
        line.setParameterExceptionHandler(errors);
        return line;
    }

    private static int execute(CommandLine line, String[] arguments) {
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return ExitStatus.USAGE;
        }
        return line.execute(helpAsOption(line, arguments));
    }

    /** {@code help user list} is {@code user list --help}; a word that is no command stays without it, and is an error. */
    private static String[] helpAsOption(CommandLine line, String[] arguments) {
        if (!arguments[0].equals(Nouns.HELP)) {
            return arguments;
        }
        List<String> rest = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        CommandLine command = line;
        for (String word : rest) {
            command = command == null ? null : command.getSubcommands().get(word);
        }
        if (command != null || rest.contains("--help")) {
            rest.add("--help");
        }
        return rest.toArray(String[]::new);
    }

    /**
     * Runs a command that reads AWS on the session of another, without showing its data.
     *
     * @throws AdminException USAGE if the words are no such command
     */
    int warm(CommandContext parent, List<String> arguments) {
        requireRead(arguments);
        GlobalOptions options = new GlobalOptions();
        Terminal silent = new Terminal(terminal.in(), Writer.nullWriter(), terminal.err(), false, false, false, 0);
        CommandContext context = parent.sharing(options, silent);
        CommandLine line = tree(options, context).forArguments(arguments.toArray(String[]::new));
        line.setExecutionStrategy(parsed -> {
            requireNoOptionOfSession(parsed);
            return new RunLast().execute(parsed);
        });
        return prepared(line, silent, new ErrorReporter(context)).execute(arguments.toArray(String[]::new));
    }

    /** The session is there before the command is read, so its options would be ignored. */
    private static void requireNoOptionOfSession(ParseResult parsed) {
        for (CommandLine level : parsed.asCommandLineList()) {
            for (OptionSpec option : level.getParseResult().matchedOptions()) {
                String name = option.longestName();
                if (GlobalOptions.OF_SESSION.contains(name)) {
                    AdminException refusal = new AdminException(
                            FailureKind.USAGE,
                            name + " of the command to warm would be ignored; nothing was done",
                            "give it before the command: awsideman cache warm " + name + " … -- user list");
                    throw new ExecutionException(level, refusal.getMessage(), refusal);
                }
            }
        }
    }

    private void requireRead(List<String> arguments) {
        boolean reads = arguments.size() >= 2
                && nouns.verbsOf(arguments.get(0)).verbs().stream()
                        .filter(Verb::readsAws)
                        .anyMatch(verb -> verb.name().equals(arguments.get(1)));
        if (!reads) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + String.join(" ", arguments) + "\" is not a command that only reads AWS; nothing was done",
                    "give a noun and a reading verb first, such as: awsideman cache warm -- user list");
        }
    }

    /** The complete tree, for documents made from it. */
    public CommandLine completeTree() {
        GlobalOptions options = new GlobalOptions();
        CommandContext context = new CommandContext(options, terminal, host, this);
        return tree(options, context).complete();
    }

    /** The beginning of a line that is to be read but not run. */
    LinePosition lineWith(GlobalOptions options) {
        return new LinePosition(nouns, options);
    }

    private CommandTree tree(GlobalOptions options, CommandContext context) {
        return new CommandTree(options, context, nouns);
    }
}
