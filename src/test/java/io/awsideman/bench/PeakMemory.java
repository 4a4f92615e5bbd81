package io.awsideman.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * The most memory that a process has had resident. Linux keeps that mark for as long as the process is there and Java cannot ask for
 * it afterwards, so it is read every millisecond: what the process takes in its last one is not seen.
 */
final class PeakMemory {
    private static final String MARK = "VmHWM:";
    private static final double KB_OF_MB = 1024;

    private PeakMemory() {}

    /** In MB, once the process has ended; empty where the system has no {@code /proc}. */
    static OptionalDouble of(Process process) throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double most = 0;
        while (process.isAlive()) {
            most = Math.max(most, marked(status));
            Thread.sleep(1);
        }
        return most == 0 ? OptionalDouble.empty() : OptionalDouble.of(most / KB_OF_MB);
    }

    private static double marked(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(MARK))
                    .mapToDouble(line -> Double.parseDouble(
                            line.substring(MARK.length()).replace("kB", "").strip()))
                    .findFirst()
                    .orElse(0); // it has ended, and nobody has asked for its exit code yet
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }
}
