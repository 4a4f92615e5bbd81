package io.awsideman.cache.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.Samples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one directory. */
@Timeout(300)
class FileBackendProcessTest {
    private static final int KILLS = 104;
    private static final int AT_ONCE = 4;

    @TempDir
    Path home = Path.of("");

    private Path cache = Path.of("");
    private Path aws = Path.of("");
    private final List<String> complaints = new ArrayList<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void layOut() throws IOException {
        cache = home.resolve("cache");
        aws = Files.createDirectories(home.resolve("aws"));
    }

    @AfterEach
    void leaveNoProcess() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatOneProcessFetchedAnotherDoesNot() throws Exception {
        Files.write(aws.resolve("user-0"), new byte[7]);
        assertThat(output(start("read"))).containsExactly("7");

        CacheWorker here = new CacheWorker(cache, aws, complaints::add);

        assertThat(here.read(0)).isEqualTo(7);
        assertThat(here.asked()).isZero();
    }

    @Test
    void countersOfFourProcessesAtOnceAddUp() throws Exception {
        new CacheWorker(cache, aws, complaints::add).read(0);
        List<Process> counting = List.of(start("count"), start("count"), start("count"), start("count"));
        for (Process process : counting) {
            assertThat(output(process)).isEmpty();
        }

        assertThat(new CacheWorker(cache, aws, complaints::add)
                        .manager()
                        .statistics()
                        .total()
                        .hits())
                .isEqualTo(800);
    }

    @Test
    void killedProcessesLeaveNothingStaleAndNothingBroken() throws Exception {
        CacheWorker bystander = new CacheWorker(cache, aws, complaints::add);
        Random random = new Random(42);

        for (int killed = 0; killed < KILLS; killed += AT_ONCE) {
            List<Process> victims = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                victims.add(start("mix"));
            }
            for (Process victim : victims) {
                assertThat(victim.inputReader().readLine()).isEqualTo(CacheWorker.READY);
                victim.onExit()
                        .completeOnTimeout(victim, random.nextInt(60), TimeUnit.MILLISECONDS)
                        .join();
                assertThat(victim.isAlive())
                        .as("it ends only when it is killed")
                        .isTrue();
                victim.toHandle().destroyForcibly(); // which leaves its output to be read
                readAll(bystander);
                assertThat(output(victim)).isEmpty();
            }
        }

        assertThat(complaints).isEmpty();
        CacheManager manager = bystander.manager();
        assertThat(manager.statistics().session().hits()).isPositive();
        assertThat(manager.statistics().session().total(Counter.STALE_SERVED)).isZero();
        assertThat(manager.entries(null)).isNotEmpty();
        assertThat(manager.statistics().session().total(Counter.FAILURES))
                .as("corrupt entries")
                .isZero();
        assertThat(statesOfAws()).as("writes that were made").isGreaterThan(KILLS);
    }

    @Test
    void writeOnAFullDiskStillInvalidates() throws Exception {
        CacheWorker here = new CacheWorker(cache, aws, complaints::add);
        assertThat(here.read(0)).isZero();
        Files.write(aws.resolve("user-0"), new byte[1]);

        // a process that may not write a single byte to any file
        List<String> output = output(start(List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"), "announce"));

        assertThat(output).hasSize(2).last().isEqualTo("1");
        assertThat(output.get(0)).contains(cache.toString(), "cannot be used");
        assertThat(here.read(0)).isEqualTo(1);
        assertThat(complaints).isEmpty();
    }

    private static void readAll(CacheWorker worker) {
        for (int user = 0; user < CacheWorker.USERS; user++) {
            assertThat(worker.read(user)).isNotNegative();
        }
    }

    private long statesOfAws() throws IOException {
        try (Stream<Path> files = Files.list(aws)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private Process start(String role) throws IOException {
        return start(List.of(), role);
    }

    private Process start(List<String> wrapper, String role) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                classPath(),
                CacheWorker.class.getName(),
                role,
                cache.toString(),
                aws.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static List<String> output(Process process) throws IOException, InterruptedException {
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }

    private static String classPath() {
        return Stream.of(CacheManager.class, Samples.class)
                .map(FileBackendProcessTest::origin)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
