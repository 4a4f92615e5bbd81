package io.awsideman.cli;

import io.awsideman.cache.CachePolicy;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.OutputFailedException;
import io.awsideman.cli.output.OutputFormat;
import io.awsideman.cli.output.OutputOptions;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.ColorMode;
import io.awsideman.config.OutputConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.Host;
import io.awsideman.session.Session;
import io.awsideman.session.SessionOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a command is given: the session, a place for its data, a place for its messages, and a way to ask. */
public final class CommandContext implements AutoCloseable {
    private final GlobalOptions options;
    private final Terminal terminal;
    private final Host host;
    private final Awsideman program;
    private final boolean recalling;
    private @Nullable Session session;

    CommandContext(GlobalOptions options, Terminal terminal, Host host, Awsideman program) {
        this(options, terminal, host, program, false);
    }

    private CommandContext(GlobalOptions options, Terminal terminal, Host host, Awsideman program, boolean recalling) {
        this.recalling = recalling;
        this.options = options;
        this.terminal = terminal;
        this.host = host;
        this.program = program;
    }

    /** A context with options and streams of its own on the session of this one, which stays its owner. */
    CommandContext sharing(GlobalOptions otherOptions, Terminal otherTerminal) {
        CommandContext other = new CommandContext(otherOptions, otherTerminal, host, program);
        other.session = session();
        return other;
    }

    /** Runs another command, which must only read AWS, on this session and throws its data away; returns its exit code. */
    public int warm(List<String> arguments) {
        return program.warm(this, arguments);
    }

    /**
     * The beginning of a line that is to be read but not run.
     *
     * @param options those that every command has, whose values the reader keeps there
     */
    public LinePosition lineWith(GlobalOptions options) {
        return program.lineWith(options);
    }

    /**
     * A context that answers from the cache alone, also with what has expired, asks nobody and says nothing. The caller closes
     * it.
     */
    public CommandContext recalling(GlobalOptions typed) {
        Terminal silent = new Terminal(
                terminal.in(), Writer.nullWriter(), new PrintWriter(Writer.nullWriter()), false, false, false, 0);
        return new CommandContext(typed, silent, host.silent(), program, true);
    }

    /** Names among what the cache knows; none if it must not be used. */
    List<String> recalledNames(Collection<String> kinds) {
        if (options.noCache()) {
            return List.of();
        }
        try (CommandContext recalling = recalling(options)) {
            return RecalledNames.of(recalling, kinds);
        }
    }

    /** All commands in full, for documents made from them. */
    public CommandLine completeTree() {
        return program.completeTree();
    }

    /** The session of this invocation; made when first asked for, after the options have been read. */
    public synchronized Session session() {
        Session known = session;
        if (known == null) {
            known = new Session(sessionOptions(), host);
            session = known;
        }
        return known;
    }

    /** Where data go, in the format asked for by option or configuration. */
    public OutputWriter output() {
        OutputConfig config = session().configuration().output();
        return writer(OutputFormat.parse(config.format()), config.color());
    }

    /** Where data go for commands that must work without a readable configuration. */
    public OutputWriter standardOutput() {
        return writer(OutputFormat.TABLE, ColorMode.AUTO);
    }

    private OutputWriter writer(OutputFormat usual, ColorMode colors) {
        boolean color = !options.noColor()
                && switch (colors) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO -> terminal.outIsTerminal() && noColorIsUnset();
                };
        OutputFormat given = options.output();
        return new OutputWriter(
                terminal.out(),
                this::message,
                new OutputOptions(
                        given != null ? given : usual,
                        options.query(),
                        options.columns(),
                        options.sortBy(),
                        true,
                        color,
                        terminal.outIsTerminal() ? terminal.columns() : 0));
    }

    /**
     * Writes what a command has to tell of its own work, which is its only data: left out for someone who wants quiet and did
     * not ask for a format.
     */
    public void report(List<Map<String, Object>> rows, TableLayout layout) {
        if (!options.quiet() || options.output() != null || options.query() != null) {
            output().writeListing(rows, layout);
        }
    }

    /** Writes one value: as it is for people and shells, as an object in the formats for programs. */
    public void value(String name, String text) {
        boolean forPeople = options.output() == null
                || options.output() == OutputFormat.TABLE
                || options.output() == OutputFormat.TEXT;
        if (!forPeople || options.query() != null) {
            standardOutput().writeObject(Map.of(name, text), TableLayout.of("", Column.of(name)));
            return;
        }
        try {
            terminal.out().write(text + System.lineSeparator());
            terminal.out().flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    /** Tells the user something, unless they want quiet. */
    public void message(String text) {
        if (!options.quiet()) {
            terminal.err().println(text);
            terminal.err().flush();
        }
    }

    /** Tells the user something they must know. */
    public void warn(String text) {
        host.warnings().accept(text);
    }

    public Terminal terminal() {
        return terminal;
    }

    public Host host() {
        return host;
    }

    /** The region given as an option. */
    public @Nullable String region() {
        return options.region();
    }

    /** The ARN of an instance given as an option. */
    public @Nullable String instanceArn() {
        return options.instanceArn();
    }

    public boolean isDryRun() {
        return options.dryRun();
    }

    /** Whether the cache alone answers. */
    public boolean isOffline() {
        return options.offline();
    }

    boolean isVerbose() {
        return options.verbose();
    }

    /**
     * Asks before something is done that cannot be undone.
     *
     * @throws AdminException USAGE if nobody can be asked and {@code --yes} was not given, INTERRUPTED if the answer is no
     */
    public void confirm(String question) {
        if (options.yes()) {
            return;
        }
        if (options.noInput() || !terminal.inIsTerminal()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "this needs a confirmation, and nobody can be asked here; nothing was done",
                    "add --yes to do it without asking, or --dry-run to see what it would do");
        }
        new Confirmation(terminal).ask(question);
    }

    /**
     * Asks to type a text before something is done that concerns others too; {@code --yes} is no answer to that.
     *
     * @throws AdminException USAGE if nobody can be asked, INTERRUPTED if something else is typed
     */
    public void confirmByTyping(String question, String text) {
        if (options.noInput() || !terminal.inIsTerminal()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "this concerns others, needs '" + text
                            + "' to be typed, and nobody can be asked here; nothing was done",
                    "run it in a terminal");
        }
        new Confirmation(terminal).askFor(question, text);
    }

    private boolean noColorIsUnset() {
        String noColor = host.environment().get("NO_COLOR");
        return noColor == null || noColor.isEmpty();
    }

    private SessionOptions sessionOptions() {
        ProgressLine progress = new ProgressLine(terminal, host.clock(), options.quiet());
        return new SessionOptions(
                options.profile(),
                options.sandbox(),
                options.region(),
                options.instanceArn(),
                options.endpointUrl(),
                options.dryRun() || recalling,
                options.timeout(),
                cachePolicy(),
                progress,
                progress);
    }

    private CachePolicy cachePolicy() {
        if (recalling) {
            return new CachePolicy(CachePolicy.Mode.RECALL, null, false);
        }
        int modes = (options.noCache() ? 1 : 0) + (options.refresh() ? 1 : 0) + (options.offline() ? 1 : 0);
        if (modes > 1) {
            throw new AdminException(
                    FailureKind.USAGE, "--no-cache, --refresh and --offline exclude each other", "give one of them");
        }
        CachePolicy.Mode mode = options.noCache()
                ? CachePolicy.Mode.BYPASS
                : options.refresh()
                        ? CachePolicy.Mode.REFRESH
                        : options.offline() ? CachePolicy.Mode.OFFLINE : CachePolicy.Mode.NORMAL;
        return new CachePolicy(mode, options.maxAge(), options.cacheVerify());
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
    }
}
