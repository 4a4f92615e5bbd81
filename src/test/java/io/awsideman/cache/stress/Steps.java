package io.awsideman.cache.stress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a process is in the middle of: a byte of a file that is mapped into its memory, which outlives it and costs so little
 * that a kill is as likely at any other moment.
 */
final class Steps {
    /** A part of the protocol, and {@link #BETWEEN} them. */
    enum Step {
        BETWEEN,
        READ,
        BEGIN,
        CALL,
        END
    }

    private final ByteBuffer step;

    private Steps(ByteBuffer step) {
        this.step = step;
    }

    static Steps ofNobody() {
        return new Steps(ByteBuffer.allocate(1));
    }

    static Steps ofThisProcess(Path folder) throws IOException {
        Path file = file(folder, ProcessHandle.current().pid());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Steps(channel.map(MapMode.READ_WRITE, 0, 1));
        }
    }

    void at(Step now) {
        step.put(0, (byte) now.ordinal());
    }

    /** Where a process was when it ended. */
    static Step last(Path folder, long pid) throws IOException {
        return Step.values()[Files.readAllBytes(file(folder, pid))[0]];
    }

    private static Path file(Path folder, long pid) {
        return folder.resolve("step-" + pid);
    }
}
