package io.awsideman.cache.faults;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A computer with a home folder of its own and two processes on it, each followed by another when it is killed. */
final class Computer {
    private final CacheBackend shared;
    private final MovableClock clock;
    private final Path home;
    private final Path other;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private boolean homeFails;

    Computer(CacheBackend shared, MovableClock clock, Path folder) throws IOException {
        this.shared = shared;
        this.clock = clock;
        this.home = folder.resolve("home");
        this.other = Files.createDirectories(folder.resolve("tmp"));
        processes.add(start());
        processes.add(start());
    }

    void failHome(boolean fails) {
        homeFails = fails;
    }

    void restart(int process) {
        processes.set(process, start());
    }

    void killAfter(int process, int steps) {
        processes.get(process).killAfter(steps);
    }

    /** Reads; while AWS answers, something else happens, after it has decided what to answer. */
    int read(int process, AwsModel aws, int thing, Runnable meanwhile) {
        try {
            return processes.get(process).read(AwsModel.key(thing), () -> {
                int state = aws.state(thing);
                meanwhile.run();
                return new Loaded(Samples.bytes("" + state), 1);
            });
        } catch (Killed e) {
            restart(process);
            return read(process, aws, thing, () -> {});
        }
    }

    /** Writes; something else happens before and after AWS changes. */
    void write(int process, AwsModel aws, int thing, Runnable before, Runnable after) {
        SimulatedProcess writer = processes.get(process);
        List<KeyPattern> change = List.of(KeyPattern.of(AwsModel.key(thing)));
        try (PendingWrite write = writer.manager().begin(Samples.DOMAIN, change)) {
            before.run();
            writer.step();
            aws.change(this, thing);
            after.run();
            writer.step();
            write.renew();
        } catch (Killed e) {
            restart(process);
        }
    }

    /** Whether the backend has been told of all that was changed here. */
    boolean hasToldAll() throws IOException {
        return isEmpty(home) && isEmpty(other);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .noneMatch(name -> name.endsWith(".change") || name.endsWith(".everything"));
        }
    }

    private SimulatedProcess start() {
        return new SimulatedProcess(
                files -> shared,
                home,
                other,
                (operation, path) -> {
                    if (homeFails && path.startsWith(home)) {
                        throw new FileSystemException(path.toString(), null, "Input/output error");
                    }
                },
                clock,
                warning -> {});
    }
}
