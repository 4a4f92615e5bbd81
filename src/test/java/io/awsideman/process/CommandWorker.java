package io.awsideman.process;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one command line after the other until its input ends, each as in a process of its own, with nothing left in memory of
 * the one before; a virtual machine for each would take most of the time. {@link WorkerProcess} is the other side, which also
 * says what time it is.
 */
public final class CommandWorker {
    /** A time that is none: the command line is run with the time as it is. */
    static final long NOW = 0;

    private CommandWorker() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(System.getenv("HOME"));
        Program program = new Program(home, System.getenv(), List.of(), List.of());
        Cli cli = Cli.at(home);
        System.getenv().forEach(cli::with);
        DataInputStream commandLines = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        try {
            while (true) {
                long time = commandLines.readLong();
                List<String> words = words(commandLines);
                CliRun run = time == NOW ? program.runHere(words) : runAt(time, cli, words);
                answers.writeLong(time == NOW ? NOW : cli.clock().millis());
                answers.writeInt(run.exitCode());
                write(answers, run.out());
                write(answers, run.err());
                answers.flush();
            }
        } catch (EOFException e) {
            answers.flush(); // nobody gives it any more to do
        }
    }

    private static CliRun runAt(long time, Cli cli, List<String> words) {
        return cli.later(Duration.between(cli.clock().instant(), Instant.ofEpochMilli(time)))
                .run(words);
    }

    private static List<String> words(DataInputStream commandLines) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = commandLines.readInt(); left > 0; left--) {
            words.add(commandLines.readUTF());
        }
        return words;
    }

    private static void write(DataOutputStream answers, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        answers.writeInt(bytes.length);
        answers.write(bytes);
    }
}
