package io.awsideman.cache.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.FastFolder;
import io.awsideman.fixture.RedisProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers on engines that are shared, and on tiers in front of them: a near tier in files is that of all processes, one in
 * memory is each one's own. {@code -Dawsideman.kills.shared=300} kills more of each.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SharedStoreStressTest {
    private static final int KILLS = Integer.getInteger("awsideman.kills.shared", 1);

    @TempDir(factory = FastFolder.class)
    Path home = Path.of("");

    @Test
    void table() throws Exception {
        try (TestTable table = new TestTable()) {
            kill("none", "dynamodb", DynamoDbServer.shared().port(), table.name());
        }
    }

    @Test
    void memoryBeforeATable() throws Exception {
        try (TestTable table = new TestTable()) {
            kill("memory", "dynamodb", DynamoDbServer.shared().port(), table.name());
        }
    }

    @Test
    void filesBeforeRedis() throws Exception {
        kill("file", "redis", RedisProcess.shared().port(), UUID.randomUUID().toString());
    }

    private void kill(String near, String engine, int port, String name) throws Exception {
        Path aws = Files.createDirectories(home.resolve("aws"));
        WorkerStore store = new WorkerStore(near, engine, port, name, home.resolve("cache"));
        try (KilledWorkers workers = new KilledWorkers(Workers.ofEverything(), store, aws, Math.min(3, KILLS), 200)) {
            KilledWorkers.Figures seen = workers.kill(KILLS);

            assertThat(seen.hits()).as("answers from the cache").isGreaterThan(KILLS);
            assertThat(seen.writes()).isPositive();
            System.out.printf("%s before %s: %d kills of %s: 0 stale, 0 torn, 0 errors%n", near, engine, KILLS, seen);
        }
    }
}
