package io.awsideman.crypto.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Processes that run {@link KeyWorker} in a home of their own.
 *
 * @param wrapper a command that starts the one given to it
 */
record KeyProcess(Path home, Map<String, String> environment, List<String> wrapper) {
    /** Far more than the 3 s that a keyring has, on a machine with much else to do. */
    private static final long PATIENCE_SECONDS = 60;

    static KeyProcess at(Path home) {
        return new KeyProcess(home, Map.of(), List.of());
    }

    KeyProcess with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new KeyProcess(home, more, wrapper);
    }

    KeyProcess within(String... words) {
        return new KeyProcess(home, environment, List.of(words));
    }

    /** What the worker prints, in lines; it must end by itself, well, and without a word of complaint. */
    List<String> run(String... arguments) throws IOException, InterruptedException {
        return result(start(worker(arguments)));
    }

    /** The same several times at once. */
    List<List<String>> runAtOnce(int times, String... arguments) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            processes.add(start(worker(arguments)));
        }
        List<List<String>> results = new ArrayList<>();
        for (Process process : processes) {
            results.add(result(process));
        }
        return results;
    }

    /** What another program prints, in lines. */
    List<String> runOther(String... words) throws IOException, InterruptedException {
        return result(start(List.of(words)));
    }

    private static List<String> worker(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), KeyWorker.class.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private Process start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(wrapper);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        String path = System.getenv().getOrDefault("PATH", "");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder.redirectError(Files.createTempFile(home, "err", "").toFile())
                .start();
    }

    private List<String> result(Process process) throws IOException, InterruptedException {
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(
                        (ended ? "exit code " + process.exitValue() : "it does not end") + "; errors: " + errors());
            }
            List<String> lines = process.inputReader().lines().toList();
            if (!errors().isEmpty()) {
                throw new AssertionError("errors: " + errors() + " after " + lines);
            }
            return lines;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String errors() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.newDirectoryStream(home, "err*")) {
            for (Path file : files) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
