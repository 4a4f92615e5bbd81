package io.awsideman.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What whole commands took in rounds in which each ran once, as Markdown. All figures are medians, those of ratios as well. */
final class CommandFigures {
    private final Map<String, double[]> times = new LinkedHashMap<>();
    private final Map<String, OptionalDouble> memory = new LinkedHashMap<>();
    private final int rounds;

    CommandFigures(int rounds) {
        this.rounds = rounds;
    }

    /** A command took so long in a round. */
    void took(String command, int round, double milliseconds) {
        times.computeIfAbsent(command, name -> new double[rounds])[round] = milliseconds;
    }

    /** A command had so much memory at most, if that is known. */
    void had(String command, OptionalDouble megabytes) {
        memory.put(command, megabytes);
    }

    boolean has(String command) {
        return times.containsKey(command);
    }

    /** @param unit the command that all are compared with */
    void print(PrintStream out, String unit) {
        out.println("| Command | ms | × " + unit + " | peak MB |");
        out.println("|---|---:|---:|---:|");
        times.forEach((name, each) -> {
            OptionalDouble most = Objects.requireNonNull(memory.get(name));
            out.printf(
                    "| %s | %.0f | %.1f | %s |%n",
                    name,
                    median(each),
                    ratio(name, unit),
                    most.isPresent() ? "%.0f".formatted(most.getAsDouble()) : "unknown");
        });
        out.println();
    }

    /** How many times as long as the other one command takes. */
    double ratio(String command, String other) {
        double[] above = of(command);
        double[] below = of(other);
        return median(IntStream.range(0, rounds)
                .mapToDouble(round -> above[round] / below[round])
                .toArray());
    }

    /** How many milliseconds more than the other one command takes. */
    double difference(String command, String other) {
        double[] longer = of(command);
        double[] shorter = of(other);
        return median(IntStream.range(0, rounds)
                .mapToDouble(round -> longer[round] - shorter[round])
                .toArray());
    }

    private double[] of(String command) {
        return Objects.requireNonNull(times.get(command), command);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
