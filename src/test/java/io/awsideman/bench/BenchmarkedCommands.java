package io.awsideman.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Command lines of the packaged program under one Java, and others to compare them with, each in a home of its own. */
final class BenchmarkedCommands {
    static final Path PROGRAM =
            Path.of("target", "awsideman", "bin", "awsideman").toAbsolutePath();

    private final Path folder;
    private final Path java;
    private final Map<String, String> environment;

    /**
     * @param folder where the homes are made
     * @param java the home of a JDK
     * @param environment what the commands find in theirs beside HOME and PATH
     */
    BenchmarkedCommands(Path folder, Path java, Map<String, String> environment) {
        this.folder = folder;
        this.java = java;
        this.environment = Map.copyOf(environment);
    }

    /** The same with further variables. */
    BenchmarkedCommands with(Map<String, String> further) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(further);
        return new BenchmarkedCommands(folder, java, all);
    }

    /** The program, in the home of this name. */
    ProcessBuilder program(String home, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(PROGRAM.toString()));
        words.addAll(Arrays.asList(arguments));
        return in(home, words);
    }

    /** The AWS CLI, if there is one. */
    Optional<ProcessBuilder> awsCli(String... arguments) throws IOException {
        for (String place : System.getenv("PATH").split(File.pathSeparator)) {
            Path aws = Path.of(place, "aws");
            if (Files.isExecutable(aws)) {
                List<String> words = new ArrayList<>(List.of(aws.toString()));
                words.addAll(Arrays.asList(arguments));
                return Optional.of(in("aws", words));
            }
        }
        return Optional.empty();
    }

    /** A class that prints one word, with the options that make Java start fastest. */
    ProcessBuilder hello() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("hello/io/awsideman/bench"));
        try (var hello = Hello.class.getResourceAsStream("Hello.class")) {
            Files.write(
                    classes.resolve("Hello.class"),
                    Objects.requireNonNull(hello).readAllBytes());
        }
        return in(
                "hello",
                List.of(
                        java.resolve("bin/java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        folder.resolve("hello").toString(),
                        Hello.class.getName()));
    }

    private ProcessBuilder in(String home, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve(home)).toString());
        builder.environment().put("AWSIDEMAN_JAVA", java.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs a command and throws away what it prints. */
    static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("awsideman-bench", ".err");
        try {
            Process process = command.redirectOutput(Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            requireOk(command, process.waitFor(), errors);
        } finally {
            Files.delete(errors);
        }
    }

    /** Runs a command and gives the first line that it prints. */
    static String answer(ProcessBuilder command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("awsideman-bench", ".err");
        Path answer = Files.createTempFile("awsideman-bench", ".out");
        try {
            Process process = command.redirectOutput(answer.toFile())
                    .redirectError(errors.toFile())
                    .start();
            requireOk(command, process.waitFor(), errors);
            return Files.readAllLines(answer).stream().findFirst().orElse("");
        } finally {
            Files.delete(errors);
            Files.delete(answer);
        }
    }

    private static void requireOk(ProcessBuilder command, int exit, Path errors) throws IOException {
        if (exit != 0) {
            throw new IllegalStateException(
                    command.command() + " ended with " + exit + ": " + Files.readString(errors));
        }
    }
}
