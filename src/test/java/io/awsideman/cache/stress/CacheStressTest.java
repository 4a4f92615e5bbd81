package io.awsideman.cache.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.stress.Steps.Step;
import io.awsideman.fixture.FastFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers on files of one computer; {@code -Dawsideman.kills=10000} kills more. */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CacheStressTest {
    private static final int KILLS = Integer.getInteger("awsideman.kills", 45);

    private final Path home;

    CacheStressTest(@TempDir(factory = FastFolder.class) Path home) {
        this.home = home;
    }

    @Test
    void noKillLeavesAStaleOrTornAnswerOrAnError() throws Exception {
        Path aws = Files.createDirectories(home.resolve("aws"));
        WorkerStore files = WorkerStore.ofFiles(home.resolve("cache"));
        try (KilledWorkers workers = new KilledWorkers(Workers.archivedIn(home), files, aws, 3, 60)) {
            KilledWorkers.Figures seen = workers.kill(KILLS);

            assertThat(seen.hits()).as("answers from the cache").isGreaterThan(KILLS);
            assertThat(seen.writes()).isGreaterThan(KILLS);
            assertThat(seen.killedIn()).as("what was cut in two").containsKeys(Step.BEGIN, Step.END, Step.READ);
            System.out.printf("%d kills of %s: 0 stale, 0 torn, 0 errors%n", KILLS, seen);
        }
    }
}
