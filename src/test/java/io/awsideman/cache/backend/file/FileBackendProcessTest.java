package io.awsideman.cache.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.stress.CacheWorker;
import io.awsideman.cache.stress.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one directory. */
@Timeout(300)
class FileBackendProcessTest {
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
                        .contents()
                        .statistics()
                        .total()
                        .hits())
                .isEqualTo(800);
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

    @Test
    void writeWithoutOneDescriptorLeftStillInvalidates(@TempDir Path jars) throws Exception {
        Process starved = Workers.ofJarsIn(jars)
                .start(List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"), "starve", cache, aws);
        started.add(starved);
        List<String> output = output(starved);

        assertThat(output).contains("ready", "1").noneMatch(line -> line.contains("STALE") || line.contains("Error"));
        assertThat(new CacheWorker(cache, aws, complaints::add).read(0)).isEqualTo(1);
        assertThat(complaints).isEmpty();
    }

    private Process start(String role) throws IOException {
        return start(List.of(), role);
    }

    private Process start(List<String> wrapper, String role) throws IOException {
        Process process = Workers.ofClasses().start(wrapper, role, cache, aws);
        started.add(process);
        return process;
    }

    private static List<String> output(Process process) throws IOException, InterruptedException {
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }
}
