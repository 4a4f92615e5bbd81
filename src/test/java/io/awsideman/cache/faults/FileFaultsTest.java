package io.awsideman.cache.faults;

import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.fixture.FastFolder;
import io.awsideman.fixture.FaultyFileSystem.Fault;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads and writes of several processes on the file backend, over and over, where each time another of all the things that
 * they do to files fails: once, from then on, or by the death of its process. Every answer is the present state of AWS.
 */
class FileFaultsTest {
    private static final Set<String> CHANGES =
            Set.of("newFileChannel", "createDirectory", "createLink", "delete", "move", "setAttribute");

    /** Where a fault lasts, its neighbours tell the same. */
    private static final int STRIDE = 5;

    @TempDir(factory = FastFolder.class)
    Path folder = Path.of("");

    private MovableClock clock = new MovableClock();
    private Path root = Path.of("");
    private final List<String> warnings = new ArrayList<>();
    private Fault fault = (operation, path) -> {};
    private int operations;
    private int failAt;
    private int aws;

    @Test
    void oneFaultAnywhereIsNotSeen() throws IOException {
        sweep(
                1,
                () -> fault = (operation, path) -> {
                    if (++operations == failAt) {
                        throw new FileSystemException(path.toString(), null, "Stale file handle");
                    }
                });
    }

    @Test
    void descriptorsThatRunOutAndComeBackAreNotSeen() throws IOException {
        sweep(
                STRIDE,
                () -> fault = (operation, path) -> {
                    boolean opens = Set.of("newFileChannel", "newByteChannel", "newDirectoryStream")
                            .contains(operation);
                    if (++operations >= failAt && operations < failAt + 40 && opens) {
                        throw new FileSystemException(path.toString(), null, "Too many open files");
                    }
                });
    }

    @Test
    void cacheThatCannotBeChangedAnyMoreIsNotBelieved() throws IOException {
        sweep(
                STRIDE,
                () -> fault = (operation, path) -> {
                    if (++operations >= failAt
                            && path.startsWith(root.resolve("cache"))
                            && CHANGES.contains(operation)) {
                        throw new AccessDeniedException(path.toString());
                    }
                });
    }

    @Test
    void cacheThatFailsAltogetherIsNotBelievedAfterwards() throws IOException {
        sweep(
                STRIDE,
                () -> fault = (operation, path) -> {
                    if (++operations >= failAt && path.startsWith(root.resolve("cache"))) {
                        throw new FileSystemException(path.toString(), null, "Input/output error");
                    }
                });
    }

    @Test
    void fullDiskIsNotSeen() throws IOException {
        sweep(
                STRIDE,
                () -> fault = (operation, path) -> {
                    boolean grows = path.toString().endsWith(".tmp") || operation.equals("createDirectory");
                    if (++operations >= failAt && CHANGES.contains(operation) && grows && !operation.equals("delete")) {
                        throw new FileSystemException(path.toString(), null, "No space left on device");
                    }
                });
    }

    @Test
    void foldersWithoutHardLinksAreAsGood() throws IOException {
        layOut();
        fault = (operation, path) -> {
            if (operation.equals("createLink")) {
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
            }
        };

        read(process());
        assertThat(process().manager().contains(USERS)).isTrue();
        write(process());
        read(process());

        assertThat(warnings).isEmpty();
    }

    @Test
    void renamingThatShowsNothingForAMomentIsAMiss() throws IOException {
        play(() -> fault = (operation, path) -> {
            operations++;
            if (operation.equals("move") && Files.deleteIfExists(path)) {
                read(process());
            }
        });
    }

    @Test
    void processKilledAnywhereLeavesNothingStale() throws IOException {
        sweep(
                1,
                () -> fault = (operation, path) -> {
                    if (++operations == failAt) {
                        throw new Killed();
                    }
                });
    }

    @Test
    void writerThatIsInterruptedInvalidatesAllTheSame() throws IOException {
        layOut();
        read(process());

        Thread.currentThread().interrupt();
        write(process());

        assertThat(Thread.interrupted()).isTrue();
        read(process());
        assertThat(warnings).isEmpty();
    }

    /** Plays with another failing operation each time, until there are no more. */
    private void sweep(int stride, Runnable arming) throws IOException {
        failAt = 1;
        do {
            play(arming);
            failAt += stride;
        } while (failAt <= operations);
        assertThat(failAt).as("operations that failed").isGreaterThan(100);
    }

    private void layOut() throws IOException {
        root = Files.createDirectory(folder.resolve("play" + failAt));
        Files.createDirectory(root.resolve("tmp"));
        clock = new MovableClock();
        operations = 0;
        aws = 1;
        fault = (operation, path) -> {};
    }

    private void play(Runnable arming) throws IOException {
        layOut();
        read(process());
        arming.run();

        SimulatedProcess first = process();
        read(first);
        write(first);
        read(first);
        read(process());
        write(first);
        clock.advance(Duration.ofSeconds(3));
        read(process());
        read(process());
        SimulatedProcess second = process();
        write(second);
        read(first);

        int seen = operations;
        fault = (operation, path) -> {};
        clock.advance(Duration.ofSeconds(61));
        read(process());
        read(process());
        operations = seen;
    }

    /** Reads; a process that is killed meanwhile is followed by another that reads. */
    private void read(SimulatedProcess process) {
        try {
            assertThat(process.read(USERS, () -> new Loaded(Samples.bytes("" + aws), 1)))
                    .as("operation %d, warnings %s", failAt, warnings)
                    .isEqualTo(aws);
        } catch (Killed e) {
            read(process());
        }
    }

    private void write(SimulatedProcess process) {
        try (PendingWrite write = process.manager().begin(DOMAIN, List.of(KeyPattern.parse("user:*")))) {
            process.step();
            aws++;
            assertThat(write).isNotNull();
        } catch (Killed e) {
            return; // before or after AWS has changed
        }
    }

    private SimulatedProcess process() {
        Fault now = (operation, path) -> fault.before(operation, path);
        return new SimulatedProcess(
                files -> new FileBackend(
                        files.path(root.resolve("cache")),
                        1_000_000,
                        Duration.ofDays(7),
                        clock,
                        new SecureRandom(),
                        warnings::add),
                root.resolve("home"),
                root.resolve("tmp"),
                now,
                clock,
                warnings::add);
    }
}
