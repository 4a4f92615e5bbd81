package io.awsideman.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long whole commands of the packaged program take, each paired with the least that a process of the same Java takes: in
 * every round all are run once, one after the other, so that what else the machine does meets all of them. Prints Markdown:
 * medians in milliseconds, medians of the ratios, and the most memory. The sandbox is another process, over the loopback
 * address; the AWS CLI is compared where it is on the PATH.
 *
 * <p>Needs nothing but its own classes: {@code java -cp target/test-classes io.awsideman.bench.CommandBenchmark 21}.
 */
public final class CommandBenchmark {
    private static final int MANY_USERS = 1_000;
    private static final String HELLO = "JVM hello-world";
    private static final String VERSION = "`--version`";
    private static final String LISTED = "`user list`, cached";
    private static final String LINES = "`user list --output jsonl`, cached";
    private static final String ENCRYPTED = "`user list`, cached and encrypted";
    private static final String MISSED = "`user list`, asked of AWS";
    private static final String FIRST = "`user list`, nothing known yet";
    private static final String AWS_CLI = "`aws identitystore list-users`";
    private static final String ASSIGNMENTS = "`assignment list`, cached";
    private static final String ASSIGNMENTS_MISSED = "`assignment list`, asked of AWS";
    private static final String EMPTY_HOME = "first";
    /** So long a listing that was asked of AWS is kept where the next round is to ask again: the least there is. */
    private static final long KEPT_SECONDS = 1;

    private final int rounds;
    private final int users;
    private final PrintStream out;
    private final Path folder;

    private CommandBenchmark(int rounds, int users, PrintStream out, Path folder) {
        this.rounds = rounds;
        this.users = users;
        this.out = out;
        this.folder = folder;
    }

    /**
     * Measures.
     *
     * @param arguments the number of rounds (15); the homes of the JDKs, divided as in a class path (the one that runs this); the
     *     number of users (500; with more than 1,000 only what is cached is run in rounds)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length < 1 ? 15 : Integer.parseInt(arguments[0]);
        String javas = arguments.length < 2 ? System.getProperty("java.home") : arguments[1];
        int users = arguments.length < 3 ? 500 : Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("awsideman-bench");
        try {
            new CommandBenchmark(rounds, users, new PrintStream(System.out, true, UTF_8), folder)
                    .run(javas.split(File.pathSeparator));
        } finally {
            delete(folder);
        }
    }

    private void run(String[] javas) throws IOException, InterruptedException {
        BenchmarkedCommands sandbox = new BenchmarkedCommands(
                folder,
                Path.of(System.getProperty("java.home")),
                Map.of("AWS_PROFILE", "sandbox", "AWSIDEMAN_JAVA_OPTS", "-Xmx2g"));
        BenchmarkedCommands.run(sandbox.program("server", "sandbox", "seed", "--users=" + users, "--yes"));
        Process serving = sandbox.program("server", "sandbox", "serve")
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader said = serving.inputReader()) {
            String address = Objects.requireNonNull(said.readLine(), "the sandbox did not start");
            for (int i = 0; i < javas.length; i++) {
                measure(Path.of(javas[i]), folder.resolve("java" + i), address);
            }
        } finally {
            serving.destroy();
        }
    }

    private void measure(Path java, Path homes, String address) throws IOException, InterruptedException {
        BenchmarkedCommands.run(new ProcessBuilder(
                BenchmarkedCommands.PROGRAM.resolveSibling("awsideman-archive").toString(), java.toString()));
        BenchmarkedCommands plain = new BenchmarkedCommands(
                homes,
                java,
                Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "us-east-1",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWSIDEMAN_RATE_LIMIT_IDENTITYSTORE", users > MANY_USERS ? "1000" : "20",
                        "AWS_ENDPOINT_URL", address));
        Map<String, ProcessBuilder> commands = commands(plain);
        CommandFigures figures = new CommandFigures(rounds);
        for (ProcessBuilder command : commands.values()) {
            BenchmarkedCommands.run(command); // fills the caches
        }
        for (Map.Entry<String, ProcessBuilder> command : commands.entrySet()) {
            prepare(command.getKey(), homes);
            Process process = command.getValue().redirectError(Redirect.DISCARD).start();
            figures.had(command.getKey(), PeakMemory.of(process));
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, ProcessBuilder> command : commands.entrySet()) {
                prepare(command.getKey(), homes);
                long start = System.nanoTime();
                BenchmarkedCommands.run(command.getValue());
                figures.took(command.getKey(), round, (System.nanoTime() - start) / 1e6);
            }
        }
        report(java, figures);
    }

    private Map<String, ProcessBuilder> commands(BenchmarkedCommands plain) throws IOException, InterruptedException {
        String store = BenchmarkedCommands.answer(
                plain.program("plain", "instance", "list", "--query=[0].IdentityStoreId", "--output=text"));
        String someone = BenchmarkedCommands.answer(
                plain.program("plain", "user", "list", "--limit=1", "--columns=UserName", "--output=text"));
        Map<String, ProcessBuilder> commands = new LinkedHashMap<>();
        commands.put(HELLO, plain.hello());
        commands.put(VERSION, plain.program("plain", "--version"));
        commands.put("`--help`", plain.program("plain", "--help"));
        commands.put(
                "completion of a name",
                plain.program("plain", "completion", "names", "bash", "awsideman user get " + someone));
        commands.put("`user get NAME`, cached", plain.program("plain", "user", "get", someone));
        commands.put(LISTED, plain.program("plain", "user", "list"));
        commands.put(LINES, plain.program("plain", "user", "list", "--output=jsonl"));
        BenchmarkedCommands.run(plain.program("configured", "config", "set", "cache.default_ttl", "30m"));
        commands.put("`user list`, cached, with a configuration file", plain.program("configured", "user", "list"));
        commands.put(
                ENCRYPTED,
                plain.with(Map.of(
                                "AWSIDEMAN_CACHE_ENCRYPTION", "true",
                                "AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment",
                                "AWSIDEMAN_CACHE_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="))
                        .program("encrypted", "user", "list"));
        commands.put(ASSIGNMENTS, plain.program("plain", "assignment", "list"));
        if (users <= MANY_USERS) {
            commands.put(
                    MISSED,
                    plain.with(Map.of("AWSIDEMAN_CACHE_TTL_USER_LIST", Long.toString(KEPT_SECONDS)))
                            .program("expiring", "user", "list"));
            commands.put(FIRST, plain.program(EMPTY_HOME, "user", "list"));
            plain.awsCli("identitystore", "list-users", "--identity-store-id=" + store, "--output=json")
                    .ifPresent(aws -> commands.put(AWS_CLI, aws));
            commands.put(ASSIGNMENTS_MISSED, plain.program("plain", "assignment", "list", "--refresh"));
        }
        return commands;
    }

    /** Makes a command meet what its name says. */
    private static void prepare(String command, Path homes) throws IOException, InterruptedException {
        if (command.equals(MISSED)) {
            TimeUnit.SECONDS.sleep(KEPT_SECONDS);
        } else if (command.equals(FIRST)) {
            delete(homes.resolve(EMPTY_HOME));
            Files.createDirectory(homes.resolve(EMPTY_HOME));
        }
    }

    private void report(Path java, CommandFigures figures) throws IOException, InterruptedException {
        ProcessBuilder version = new ProcessBuilder(java.resolve("bin/java").toString(), "--version");
        out.printf(
                "### %s%n%n%s %s, %d processors; %,d users; medians of %d rounds%n%n",
                BenchmarkedCommands.answer(version),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                users,
                rounds);
        figures.print(out, HELLO);
        out.printf("- encrypted with a key from the environment: %.2f × plain%n", figures.ratio(ENCRYPTED, LISTED));
        out.printf(
                "- `user list --output jsonl` from the cache: %,.0f rows a second beyond `--version`%n",
                users / figures.difference(LINES, VERSION) * TimeUnit.SECONDS.toMillis(1));
        if (figures.has(ASSIGNMENTS_MISSED)) {
            out.printf(
                    "- `assignment list` asked of AWS: %.1f × cached%n",
                    figures.ratio(ASSIGNMENTS_MISSED, ASSIGNMENTS));
        }
        if (figures.has(AWS_CLI)) {
            out.printf("- `user list` asked of AWS: %.2f × the AWS CLI%n", figures.ratio(MISSED, AWS_CLI));
        }
        out.println();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
