package io.awsideman.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long whole commands of the packaged program take, each paired with the least that a process of the same Java takes: in
 * every round all are run once, one after the other, so that what else the machine does meets all of them. Prints medians in
 * milliseconds and medians of the ratios. The sandbox is another process, over the loopback address.
 *
 * <p>Needs nothing but its own classes: {@code java -cp target/test-classes io.awsideman.bench.CommandBenchmark 21}.
 */
public final class CommandBenchmark {
    private static final int USERS = 500;
    private static final Path PROGRAM =
            Path.of("target", "awsideman", "bin", "awsideman").toAbsolutePath();
    private static final String HELLO = "JVM hello-world";

    private final Path folder;
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, ProcessBuilder> commands = new LinkedHashMap<>();

    private CommandBenchmark(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the number of rounds; 15 if there is none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("awsideman-bench");
        try {
            new CommandBenchmark(folder).run(rounds, System.out);
        } finally {
            delete(folder);
        }
    }

    private void run(int rounds, PrintStream out) throws IOException, InterruptedException {
        Path server = Files.createDirectory(folder.resolve("server"));
        finish(program(server, Map.of("AWS_PROFILE", "sandbox"), "sandbox", "seed", "--users=" + USERS, "--yes"));
        Process serving = program(server, Map.of("AWS_PROFILE", "sandbox"), "sandbox", "serve")
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader said = serving.inputReader()) {
            plain.putAll(Map.of(
                    "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                    "AWS_SECRET_ACCESS_KEY", "secret",
                    "AWS_REGION", "us-east-1",
                    "AWS_EC2_METADATA_DISABLED", "true",
                    "AWS_ENDPOINT_URL", Objects.requireNonNull(said.readLine(), "the sandbox did not start")));
            prepare();
            report(measure(rounds), rounds, out);
        } finally {
            serving.destroy();
        }
    }

    private void prepare() throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolve("plain"));
        Path encrypted = Files.createDirectory(folder.resolve("encrypted"));
        Map<String, String> withKey = new HashMap<>(plain);
        withKey.put("AWSIDEMAN_CACHE_ENCRYPTION", "true");
        withKey.put("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "environment");
        withKey.put("AWSIDEMAN_CACHE_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

        commands.put(HELLO, hello());
        commands.put("--version", program(home, plain, "--version"));
        commands.put("--help", program(home, plain, "--help"));
        commands.put(
                "completion of a name", program(home, plain, "completion", "names", "bash", "awsideman user get jane"));
        commands.put("user list, cached", program(home, plain, "user", "list"));
        commands.put("user list --output jsonl, cached", program(home, plain, "user", "list", "--output", "jsonl"));
        commands.put("assignment list, cached", program(home, plain, "assignment", "list"));
        commands.put("user list, cached and encrypted", program(encrypted, withKey, "user", "list"));
        commands.put("user list, 5 pages of AWS", program(home, plain, "user", "list", "--refresh"));
        commands.put("assignment list, asked of AWS", program(home, plain, "assignment", "list", "--refresh"));
        for (ProcessBuilder command : commands.values()) {
            finish(command); // fills the caches
        }
    }

    private ProcessBuilder hello() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("hello/io/awsideman/bench"));
        try (var hello = Hello.class.getResourceAsStream("Hello.class")) {
            Files.copy(Objects.requireNonNull(hello), classes.resolve("Hello.class"));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        folder.resolve("hello").toString(),
                        Hello.class.getName())
                .redirectOutput(Redirect.DISCARD);
    }

    private static ProcessBuilder program(Path home, Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(PROGRAM.toString()));
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("AWSIDEMAN_JAVA", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder;
    }

    private Map<String, double[]> measure(int rounds) throws IOException, InterruptedException {
        Map<String, double[]> times = new LinkedHashMap<>();
        commands.keySet().forEach(name -> times.put(name, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, ProcessBuilder> command : commands.entrySet()) {
                long start = System.nanoTime();
                finish(command.getValue());
                Objects.requireNonNull(times.get(command.getKey()))[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        return times;
    }

    private static void finish(ProcessBuilder command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("awsideman-bench", ".err");
        try {
            int exit = command.redirectOutput(Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        command.command() + " ended with " + exit + ": " + Files.readString(errors));
            }
        } finally {
            Files.delete(errors);
        }
    }

    private static void report(Map<String, double[]> times, int rounds, PrintStream out) {
        double[] hello = Objects.requireNonNull(times.get(HELLO));
        out.printf(
                "Java %s, %s %s, %d processors; %d users; medians of %d rounds%n%n",
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                USERS,
                rounds);
        out.println("| Command | ms | × hello-world |");
        out.println("|---|---:|---:|");
        times.forEach((name, each) -> out.printf(
                "| %s | %.0f | %.1f |%n",
                name,
                median(each),
                median(IntStream.range(0, rounds)
                        .mapToDouble(round -> each[round] / hello[round])
                        .toArray())));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
