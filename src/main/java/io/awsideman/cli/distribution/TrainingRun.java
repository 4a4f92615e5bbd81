package io.awsideman.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.awsideman.Main;
import io.awsideman.cli.ExitStatus;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands after which the class-data archive is cut: those that people run most, with a configuration file and without,
 * against the sandbox within the process and against the same one over the loopback address, as AWS is asked. What they load
 * starts from the archive later.
 * Each must end as expected, or the archive would be trained on an error message.
 */
public final class TrainingRun {
    private static final String SERVER = "training-server";

    private final EntryPoint program;
    private final Map<String, String> alone;
    private Map<String, String> environment;

    TrainingRun(EntryPoint program, Path home) {
        this.program = program;
        this.alone = Map.of("HOME", home.toString(), "AWS_EC2_METADATA_DISABLED", "true");
        this.environment = alone;
    }

    /** @param arguments the folder that is the home of the run */
    public static void main(String[] arguments) {
        new TrainingRun(Main::run, Path.of(arguments[0])).run();
    }

    /**
     * Runs all commands, one after the other.
     *
     * @throws IllegalStateException when one ends otherwise than expected, with its command line and its messages
     */
    void run() {
        expect(ExitStatus.OK, "--version");
        expect(ExitStatus.OK, "--help");
        expect(ExitStatus.OK, "user", "--help");
        expect(ExitStatus.OK, "user", "list", "--help");
        expect(ExitStatus.OK, "user", "list", "--sandbox");
        expect(ExitStatus.OK, "user", "list", "--sandbox");
        expect(ExitStatus.OK, "user", "list", "--sandbox", "--output", "json");
        expect(ExitStatus.OK, "user", "list", "--sandbox", "--refresh");
        String someone = firstUserName();
        expect(ExitStatus.OK, "user", "get", someone, "--sandbox");
        expect(ExitStatus.OK, "user", "get", someone, "--sandbox", "--output", "json");
        expect(ExitStatus.OK, "completion", "names", "bash", "awsideman --sandbox user get " + someone);
        for (String noun : List.of("group", "account", "permission-set", "assignment")) {
            expect(ExitStatus.OK, noun, "list", "--sandbox");
            expect(ExitStatus.OK, noun, "list", "--sandbox");
        }
        expect(ExitStatus.OK, "access", "user", someone, "--sandbox");
        expect(ExitStatus.OK, "cache", "status", "--sandbox");
        expect(ExitStatus.NOT_FOUND, "user", "get", "nobody-of-this-name", "--sandbox");
        expect(ExitStatus.USAGE, "user", "list", "--no-such-option");
        trainWrites(someone);
        trainEncrypted();
        trainOverLoopback(someone);
    }

    private void trainWrites(String someone) {
        expect(ExitStatus.OK, "user", "create", "--sandbox", "--user-name=t", "--given-name=T", "--family-name=T");
        expect(ExitStatus.OK, "user", "update", "t", "--sandbox", "--title=T");
        expect(ExitStatus.OK, "group", "create", "T", "--sandbox");
        expect(ExitStatus.OK, "group", "add-member", "T", someone, "t", "--sandbox");
        expect(ExitStatus.OK, "group", "members", "T", "--sandbox");
        expect(ExitStatus.OK, "group", "remove-member", "T", "t", "--sandbox", "--yes");
        expect(ExitStatus.OK, "group", "delete", "T", "--sandbox", "--yes");
        expect(ExitStatus.OK, "user", "delete", "t", "--sandbox", "--yes");
    }

    /** In a home of its own, with a configuration file and a key of zeros. */
    private void trainEncrypted() {
        environment = further(Map.of(
                "HOME",
                Path.of(alone.get("HOME"), "encrypted").toString(),
                "AWSIDEMAN_CACHE_KEY",
                Base64.getEncoder().encodeToString(new byte[32])));
        try {
            expect(ExitStatus.OK, "config", "set", "cache.encryption_key_source", "environment");
            expect(ExitStatus.OK, "config", "set", "cache.encryption_enabled", "true");
            expect(ExitStatus.OK, "user", "list", "--sandbox");
            expect(ExitStatus.OK, "user", "list", "--sandbox");
        } finally {
            environment = alone;
        }
    }

    /** The sandbox is served by a thread of this process, so the archive has the classes of the server as well. */
    private void trainOverLoopback(String someone) {
        PipedInputStream said = new PipedInputStream();
        Thread server;
        try {
            PrintStream out = new PrintStream(new PipedOutputStream(said), true, UTF_8);
            server = new Thread(
                    () -> program.run(
                            new String[] {"sandbox", "serve", "--sandbox"},
                            alone,
                            InputStream.nullInputStream(),
                            out,
                            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)),
                    SERVER);
            server.setDaemon(true); // what it starts is daemons as well, and holds up nothing
            server.start();
            environment = overLoopback(new BufferedReader(new InputStreamReader(said, UTF_8)).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot be served", e);
        }
        try {
            for (String noun : List.of("user", "group", "account", "permission-set", "assignment")) {
                expect(ExitStatus.OK, noun, "list");
                expect(ExitStatus.OK, noun, "list");
            }
            Map<String, String> withoutProfile = new HashMap<>(environment);
            withoutProfile.remove("AWS_PROFILE");
            withoutProfile.putAll(Map.of(
                    "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret"));
            environment = withoutProfile;
            expect(ExitStatus.OK, "user", "list", "--refresh");
            expect(ExitStatus.OK, "user", "list", "--no-cache");
            expect(ExitStatus.OK, "user", "list", "--output", "jsonl");
            expect(ExitStatus.OK, "user", "get", someone);
            expect(ExitStatus.OK, "access", "user", someone);
        } finally {
            environment = alone;
            server.interrupt();
        }
    }

    private Map<String, String> overLoopback(@Nullable String address) throws IOException {
        if (address == null) {
            throw new IllegalStateException("the sandbox cannot be served");
        }
        Path aws = Files.createDirectories(Path.of(alone.get("HOME"), ".aws"));
        Files.writeString(aws.resolve("config"), "[profile trained]\nregion = us-east-1\n");
        Files.writeString(
                aws.resolve("credentials"),
                "[trained]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n");
        return further(Map.of("AWS_ENDPOINT_URL", address, "AWS_PROFILE", "trained"));
    }

    private Map<String, String> further(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(alone);
        all.putAll(variables);
        return all;
    }

    private String firstUserName() {
        String name = expect(ExitStatus.OK, "user", "list", "--sandbox", "--query", "[0].UserName", "--output", "text")
                .strip();
        if (name.isEmpty()) {
            throw new IllegalStateException("the sandbox has no users to train with");
        }
        return name;
    }

    private String expect(int exitCode, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int actual = program.run(
                arguments,
                environment,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        if (actual != exitCode) {
            throw new IllegalStateException("awsideman %s: exit code %d instead of %d%n%s%s"
                    .formatted(
                            String.join(" ", List.of(arguments)),
                            actual,
                            exitCode,
                            out.toString(UTF_8),
                            err.toString(UTF_8)));
        }
        return out.toString(UTF_8);
    }
}
