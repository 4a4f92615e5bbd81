package io.awsideman.process;

import io.awsideman.Main;
import io.awsideman.cli.CliRun;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The program with a home and an environment; every command line is a process.
 *
 * @param home the home folder
 * @param environment all variables but {@code PATH} and {@code HOME}
 * @param virtualMachine options of {@code java}
 * @param wrapper a command that starts the one given to it
 */
record Program(Path home, Map<String, String> environment, List<String> virtualMachine, List<String> wrapper) {
    private static final List<String> NO_BYTE_TO_ANY_FILE = List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh");

    /** Where {@code mvn package} has put the program. */
    private static final @Nullable String DISTRIBUTION = System.getProperty("awsideman.distribution");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** With the sandbox in the process. */
    static Program inSandbox(Path home) {
        return new Program(home, Map.of("AWS_PROFILE", "sandbox"), List.of(), List.of());
    }

    /** With keys that any endpoint but AWS's own accepts, and no profile. */
    static Program withKeys(Path home) {
        return new Program(
                home,
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_EC2_METADATA_DISABLED",
                        "true"),
                List.of(),
                List.of());
    }

    Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(home, more, virtualMachine, wrapper);
    }

    Program onJavaWith(String... options) {
        return new Program(home, environment, List.of(options), wrapper);
    }

    /** Where Ctrl-C arrives, also when this test was started by something that ignores it. */
    Program thatCanBeInterrupted() {
        return new Program(home, environment, virtualMachine, List.of("env", "--default-signal=INT"));
    }

    /** Where no file can grow by a byte, as on a disk that is full. */
    Program onFullDisk() {
        return new Program(home, environment, virtualMachine, NO_BYTE_TO_ANY_FILE);
    }

    /** Where so many files at most may be open at once. */
    Program withOpenFiles(int atMost) {
        return new Program(
                home, environment, virtualMachine, List.of("sh", "-c", "ulimit -n " + atMost + "; exec \"$@\"", "sh"));
    }

    /** Runs a command line to its end; quoted with {@code '} a word may have blanks. */
    CliRun run(String commandLine) throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        int exitCode = start(commandLine, out.toFile(), err.toFile()).waitFor();
        CliRun run = new CliRun(exitCode, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    /** Runs a command line to its end without files for its streams. */
    CliRun runThroughPipes(String commandLine) throws IOException, InterruptedException {
        Process process = builder(commandLine).start();
        process.getOutputStream().close();
        try (BufferedReader err = process.errorReader();
                BufferedReader out = process.inputReader()) {
            CompletableFuture<String> errors =
                    CompletableFuture.supplyAsync(() -> err.lines().collect(Collectors.joining("\n")));
            String data = out.lines().collect(Collectors.joining("\n"));
            return new CliRun(process.waitFor(), data, errors.join());
        }
    }

    /** Starts a command line whose streams go to files. */
    Process start(String commandLine, File out, File err) throws IOException {
        return builder(commandLine).redirectOutput(out).redirectError(err).start();
    }

    /** Starts a command line whose output the caller reads. */
    Process start(String commandLine, Path err) throws IOException {
        return builder(commandLine).redirectError(err.toFile()).start();
    }

    /** Starts another class than the program's own in the same surroundings; its errors are those of this process. */
    Process start(Class<?> main) throws IOException {
        return builder(words(main)).redirectError(Redirect.INHERIT).start();
    }

    /** Runs a command line in this process. */
    CliRun runHere(List<String> words) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("HOME", home.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                Main.run(words.toArray(String[]::new), variables, new ByteArrayInputStream(new byte[0]), out, err);
        return new CliRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The words that start the program, up to its arguments: as it is packaged, where it has been, which is much faster. */
    List<String> words() {
        if (DISTRIBUTION == null) {
            return words(Main.class);
        }
        List<String> words = new ArrayList<>(wrapper);
        words.addAll(List.of(
                "env",
                "AWSIDEMAN_JAVA=" + System.getProperty("java.home"),
                "AWSIDEMAN_JAVA_OPTS=" + String.join(" ", virtualMachine),
                Path.of(DISTRIBUTION, "bin", "awsideman").toString()));
        return words;
    }

    private List<String> words(Class<?> main) {
        List<String> words = new ArrayList<>(wrapper);
        words.addAll(java(virtualMachine));
        words.add(main.getName());
        return words;
    }

    /** The words of a command line; quoted with {@code '} a word may have blanks. */
    static List<String> split(String commandLine) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(commandLine); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private ProcessBuilder builder(String commandLine) {
        List<String> words = words();
        words.addAll(split(commandLine));
        return builder(words);
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        String path = System.getenv().getOrDefault("PATH", "");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** A command of this test's own Java, up to its class path, started as fast as it can be. */
    static List<String> java(List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return words;
    }

    /** The calls that the sandbox in this home has answered, by operation. */
    SortedMap<String, Long> callsByOperation() {
        try (Sandbox sandbox = new Sandbox(
                home.resolve(".awsideman/sandbox"), Clock.systemUTC(), SandboxBehaviour.NONE, new Random(1))) {
            return sandbox.status().calls();
        }
    }

    /** The calls that the sandbox in this home has answered. */
    long calls() {
        return callsByOperation().values().stream().mapToLong(Long::longValue).sum();
    }
}
