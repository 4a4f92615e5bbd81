package io.awsideman.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code sandbox serve} in a process of its own, and the program as its client; each has a home.
 *
 * @param sandbox the program in the home of the server
 */
record RemoteSandbox(Program sandbox, SandboxServerProcess server, Program client) implements AutoCloseable {
    /** With the homes {@code server} and {@code client} in this folder. */
    static RemoteSandbox in(Path folder) throws IOException {
        Program sandbox = Program.inSandbox(Files.createDirectory(folder.resolve("server")));
        SandboxServerProcess server = SandboxServerProcess.of(sandbox);
        Program client = Program.withKeys(Files.createDirectory(folder.resolve("client")))
                .with("AWS_ENDPOINT_URL", server.address());
        return new RemoteSandbox(sandbox, server, client);
    }

    @Override
    public void close() {
        server.close();
    }
}
