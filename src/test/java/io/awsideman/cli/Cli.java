package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.AllNouns;
import io.awsideman.fixture.MovableClock;
import io.awsideman.fixture.SimulatedTime;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import io.awsideman.sandbox.SandboxRequest;
import io.awsideman.sandbox.SandboxResponse;
import io.awsideman.session.Host;
import io.awsideman.session.Interruptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user at a machine: a home, an environment, a clock that stands still but for the program's own waiting, and command lines
 * that are typed one by one.
 */
public final class Cli {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern READ = Pattern.compile("[\\w-]+:(List|Describe|Get|Is)[A-Z]\\w+");

    private final Path home;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-02T08:00:00Z"));
    private final Map<String, String> environment = new HashMap<>();
    private final Interruptions interruptions = new Interruptions();
    private Nouns nouns = new AllNouns();
    private Consumer<Duration> sleep = this::pass;
    private Duration patience = Duration.ofDays(1);
    private Runnable meanwhile = () -> {};
    private String typed = "";
    private boolean inIsTerminal;
    private int columns;

    private Cli(Path home) {
        this.home = home;
        environment.put("HOME", home.toString());
    }

    /** Someone with an empty home and no AWS configuration. */
    public static Cli at(Path home) {
        return new Cli(home);
    }

    /** Someone whose profile is the sandbox. */
    public static Cli inSandbox(Path home) {
        return new Cli(home).with("AWS_PROFILE", "sandbox");
    }

    public Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Cli with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** From now on the program has these nouns instead of its own. */
    public Cli offering(Nouns other) {
        nouns = other;
        return this;
    }

    public Cli without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** From now on a person is there who types this at a question. */
    public Cli answering(String line) {
        typed = line + "\n";
        inIsTerminal = true;
        return this;
    }

    /** From now on this comes from a pipe. */
    public Cli typing(String text) {
        typed = text;
        inIsTerminal = false;
        return this;
    }

    /** From now on a person is there who ends the input (Ctrl-D) instead of answering. */
    public Cli endingInput() {
        typed = "";
        inIsTerminal = true;
        return this;
    }

    /** From now on the output goes to a terminal of this width. */
    public Cli onTerminal(int cells) {
        columns = cells;
        return this;
    }

    public Cli later(Duration duration) {
        clock.advance(duration);
        return this;
    }

    /** From now on the person presses Ctrl-C when a command has waited this long. */
    public Cli interruptingAfter(Duration waited) {
        patience = waited;
        return this;
    }

    /** From now on this happens whenever a command waits, but not while it itself does. */
    public Cli meanwhile(Runnable action) {
        meanwhile = () -> {
            meanwhile = () -> {};
            action.run();
            meanwhile(action);
        };
        return this;
    }

    /** What the program takes while its threads wait side by side, instead of one after the other. */
    public Duration taken(Runnable commands) throws InterruptedException {
        SimulatedTime time = new SimulatedTime(clock);
        sleep = time::sleep;
        try {
            return time.taken(commands);
        } finally {
            sleep = this::pass;
        }
    }

    private synchronized void pass(Duration duration) {
        clock.advance(duration);
        patience = patience.minus(duration);
        if (patience.isNegative()) {
            interruptions.interrupt(Duration.ZERO);
        }
        meanwhile.run();
    }

    public Clock clock() {
        return clock;
    }

    /** The folder of awsideman's files. */
    public Path files() {
        return home.resolve(".awsideman");
    }

    /** Runs a command line, its words divided by blanks; quoted with {@code '} a word may have blanks. */
    public CliRun run(String commandLine) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(commandLine); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return run(words);
    }

    public CliRun run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        boolean terminal = columns > 0;
        int exitCode = new Awsideman(nouns, terminal(out, err, terminal), host(new PrintWriter(err, true)))
                .run(words.toArray(String[]::new));
        return new CliRun(exitCode, out.toString(), err.toString());
    }

    Terminal terminal(StringWriter out, StringWriter err, boolean terminal) {
        return new Terminal(
                keyboard(new PrintWriter(err, true)),
                out,
                new PrintWriter(err, true),
                inIsTerminal,
                terminal,
                terminal,
                columns);
    }

    /** What is typed is seen on the terminal, as the terminal shows it itself. */
    private BufferedReader keyboard(PrintWriter err) {
        return new BufferedReader(new StringReader(typed)) {
            @Override
            public @Nullable String readLine() throws IOException {
                String line = super.readLine();
                if (line != null) {
                    err.println(line);
                }
                return line;
            }
        };
    }

    Host host(PrintWriter err) {
        return new Host(
                Map.copyOf(environment),
                home.toString(),
                clock,
                new SecureRandom(),
                sleep,
                interruptions,
                warning -> err.println("warning: " + warning));
    }

    /**
     * Someone else has AWS do something, past this program and its cache.
     *
     * @param target service and operation as the protocol names them, such as {@code AWSIdentityStore.CreateUser}
     * @return the answer, which is no error
     */
    public JsonNode elsewhere(String target, String json) throws IOException {
        try (Sandbox sandbox =
                new Sandbox(files().resolve("sandbox"), clock, SandboxBehaviour.NONE, new SecureRandom())) {
            SandboxResponse response = sandbox.handle(
                    new SandboxRequest("POST", Map.of("X-Amz-Target", target), json.getBytes(StandardCharsets.UTF_8)));
            String answer = new String(response.body(), StandardCharsets.UTF_8);
            assertThat(response.status()).as(answer).isEqualTo(200);
            return new ObjectMapper().readTree(answer);
        }
    }

    /** The calls that the sandbox has answered until now, by operation. */
    public SortedMap<String, Long> calls() {
        try (Sandbox sandbox =
                new Sandbox(files().resolve("sandbox"), clock, SandboxBehaviour.NONE, new SecureRandom())) {
            return sandbox.status().calls();
        }
    }

    public long callsTotal() {
        return calls().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The calls among them that ask for a change. */
    public long writeCalls() {
        return calls().entrySet().stream()
                .filter(call -> isWrite(call.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether an operation, named like {@code identitystore:ListUsers}, asks for a change. */
    static boolean isWrite(String operation) {
        return !READ.matcher(operation).matches();
    }
}
