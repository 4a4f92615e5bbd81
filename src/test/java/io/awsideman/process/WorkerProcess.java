package io.awsideman.process;

import io.awsideman.cli.CliRun;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A process that runs command lines for its owner, as a person at a machine of their own would. */
final class WorkerProcess implements AutoCloseable {
    private final AtomicLong time;
    private final Process process;
    private final DataOutputStream commandLines;
    private final DataInputStream answers;

    private WorkerProcess(AtomicLong time, Process process) {
        this.time = time;
        this.process = process;
        this.commandLines = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** @param time the milliseconds since 1970, for all processes of one world: what one waits passes for the others, too */
    static WorkerProcess of(Program program, AtomicLong time) throws IOException {
        return new WorkerProcess(time, program.start(CommandWorker.class));
    }

    /** With the time as it is. */
    static WorkerProcess of(Program program) throws IOException {
        return of(program, new AtomicLong(CommandWorker.NOW));
    }

    /** Runs a command line to its end; quoted with {@code '} a word may have blanks. */
    CliRun run(String commandLine) throws IOException {
        List<String> words = Program.split(commandLine);
        commandLines.writeLong(time.get());
        commandLines.writeInt(words.size());
        for (String word : words) {
            commandLines.writeUTF(word);
        }
        commandLines.flush();
        time.accumulateAndGet(answers.readLong(), Math::max);
        return new CliRun(answers.readInt(), text(), text());
    }

    private String text() throws IOException {
        return new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
