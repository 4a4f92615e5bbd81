package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that is out of reach while something is written, and back afterwards with all that it held before. */
class DeadCacheIT {
    private static final String CREATE = "user create --user-name jdoe --given-name Jane --family-name Doe";
    private static final String LIST = "user list -o json";

    private final Path home;
    private RemoteSandbox remote;
    private Program program;

    DeadCacheIT(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void warm() throws Exception {
        remote = RemoteSandbox.in(home);
        program = remote.client()
                .with(
                        "XDG_RUNTIME_DIR",
                        Files.createDirectory(home.resolve("run")).toString())
                .with("AWSIDEMAN_CACHE_BREAKER_THRESHOLD", "1000");
        program.run(LIST).ok();
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void changeIsNotedAndTheNextProcessIsToldBeforeItReads() throws Exception {
        losingTheCache(() -> {
            assertThat(program.run(CREATE).ok().err()).contains("warning: changes made on this computer could not be");
            assertThat(noted(state())).hasSize(1);
            assertThat(program.run(LIST).ok().texts("UserName")).contains("jdoe");
        });

        CliRun run = program.run(LIST).ok();

        assertThat(run.texts("UserName")).contains("jdoe");
        assertThat(run.err()).isEmpty();
        assertThat(noted(state())).isEmpty();
    }

    @Test
    void onAFullDiskAnEmptyFileIsEnough() throws Exception {
        losingTheCache(() -> program.onFullDisk().runThroughPipes(CREATE).ok());
        assertThat(noted(state())).singleElement().asString().endsWith(".everything");

        assertThat(program.run(LIST).ok().texts("UserName")).contains("jdoe");
    }

    @Test
    void homeThatCannotBeWrittenIsNoReasonToForget() throws Exception {
        Files.writeString(state(), "a file where the folder should be");

        losingTheCache(() -> program.run(CREATE).ok());
        Files.delete(state());

        assertThat(noted(home.resolve("run"))).hasSize(1);
        assertThat(program.run(LIST).ok().texts("UserName")).contains("jdoe");
        assertThat(noted(home.resolve("run"))).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenTheUserIsToldWhatToDo() throws Exception {
        Files.writeString(state(), "a file where the folder should be");

        losingTheCache(() -> assertThat(program.with("XDG_RUNTIME_DIR", "/proc")
                        .run(CREATE)
                        .ok()
                        .err())
                .contains("warning: a change could not be announced", state().toString(), "awsideman cache clear"));
        Files.delete(state());

        program.run("cache clear --yes").ok();
        assertThat(program.run(LIST).ok().texts("UserName")).contains("jdoe");
    }

    @Test
    void nextProcessKnowsThatTheCacheIsDead() throws Exception {
        Program impatient = program.with("AWSIDEMAN_CACHE_BREAKER_THRESHOLD", "1");

        losingTheCache(() -> impatient.run(LIST).ok());

        assertThat(impatient.run(LIST).ok().err()).contains("is left alone for a while");
    }

    /** Does something while the folder of the cache cannot be used. */
    private void losingTheCache(Work work) throws Exception {
        Path cache = home.resolve("client/.awsideman/cache/v1");
        Path aside = home.resolve("aside");
        Files.move(cache, aside);
        Files.writeString(cache, "a file where the folder should be");
        work.run();
        Files.delete(cache);
        Files.move(aside, cache);
    }

    private Path state() {
        return home.resolve("client/.awsideman/state");
    }

    private static List<String> noted(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".change") || name.endsWith(".everything"))
                    .toList();
        }
    }

    /** Something that is done. */
    private interface Work {
        void run() throws Exception;
    }
}
