package io.awsideman.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Objects;

/** {@code sandbox serve} in a process of its own. */
final class SandboxServerProcess implements AutoCloseable {
    private final Process process;
    private final String address;

    private SandboxServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Serves the sandbox in the home of the program. */
    static SandboxServerProcess of(Program program) throws IOException {
        Process process = program.start("sandbox serve", program.home().resolve("server.err"));
        BufferedReader out = process.inputReader();
        return new SandboxServerProcess(process, Objects.requireNonNull(out.readLine(), "the server did not start"));
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
