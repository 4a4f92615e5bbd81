package io.awsideman.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What one run of a program left: exit code and what it wrote. */
record LauncherRun(int exitCode, String out, String err) {

    /** Runs a program to its end with nothing in the environment but what is given, and no terminal. */
    static LauncherRun of(Path scratch, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", null);
        Path err = Files.createTempFile(scratch, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", scratch.toString());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new LauncherRun(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
