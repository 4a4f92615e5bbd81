package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

/** A process that creates groups one after another and notes each one that the sandbox has confirmed. */
final class GroupWriter {
    private GroupWriter() {}

    /** Arguments: sandbox directory, file of confirmed names, prefix, number of groups, behaviour. */
    public static void main(String[] args) throws IOException {
        Path confirmed = Path.of(args[1]);
        int count = Integer.parseInt(args[3]);
        try (Sandbox sandbox =
                new Sandbox(Path.of(args[0]), Clock.systemUTC(), SandboxBehaviour.parse(args[4]), new Random())) {
            for (int i = 0; i < count; i++) {
                String name = args[2] + "-" + i;
                String body = "{\"IdentityStoreId\":\"%s\",\"DisplayName\":\"%s\"}".formatted(STORE, name);
                SandboxResponse response = sandbox.handle(new SandboxRequest(
                        "POST",
                        Map.of("X-Amz-Target", Wire.IDENTITY_STORE + "CreateGroup"),
                        body.getBytes(StandardCharsets.UTF_8)));
                if (response.status() != 200) {
                    throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
                }
                Files.writeString(confirmed, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }

    static Process start(Path directory, Path confirmed, String prefix, int count, String behaviour)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GroupWriter.class.getName(),
                        directory.toString(),
                        confirmed.toString(),
                        prefix,
                        String.valueOf(count),
                        behaviour)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
