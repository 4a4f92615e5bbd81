package io.awsideman.cache.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheStatistics;
import io.awsideman.cache.stress.Steps.Step;
import io.awsideman.fixture.FastFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that read and write one cache; some are killed all the time and some live on. No answer may be older than what AWS
 * had when it was asked for, none torn, and nobody may meet an error. {@code -Dawsideman.kills=10000} kills more.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class CacheStressTest {
    private static final int KILLS = Integer.getInteger("awsideman.kills", 45);
    private static final int AT_ONCE = 3;
    private static final int LONGEST_LIFE_MILLIS = 60;

    private final Path cache;
    private final Path aws;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<Process> running = new ArrayList<>();
    private final Map<Step, Integer> killedIn = new EnumMap<>(Step.class);
    private final Workers workers;
    private final Random random = new Random();

    CacheStressTest(@TempDir(factory = FastFolder.class) Path home) throws IOException, InterruptedException {
        workers = Workers.archivedIn(home);
        cache = home.resolve("cache");
        aws = Files.createDirectories(home.resolve("aws"));
    }

    @AfterEach
    void leaveNoProcess() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void noKillLeavesAStaleOrTornAnswerOrAnError() throws Exception {
        CompletableFuture<List<String>> survivor = watch(start());
        try (CacheWorker bystander = new CacheWorker(cache, aws, complaints::add)) {
            for (int killed = 0; killed < KILLS; killed += AT_ONCE) {
                killSome(bystander);
                assertThat(complaints).as("after %d kills", killed + AT_ONCE).isEmpty();
            }
            assertThat(survivor).as("the process that nobody killed").isNotDone();
            running.get(0).destroyForcibly();
            assertThat(survivor.get()).as("what it complained of").isEmpty();
            CacheStatistics seen = bystander.manager().contents().statistics();
            assertThat(bystander.unreadable()).as("unreadable entries").isZero();
            assertThat(seen.session().hits()).as("answers from the cache").isGreaterThan(KILLS);
            assertThat(writes())
                    .as("writes of those that were killed and the one that was not")
                    .isGreaterThan(KILLS);
            assertThat(killedIn).as("what was cut in two").containsKeys(Step.BEGIN, Step.END, Step.READ);
            System.out.printf(
                    "%d kills in %s, %d writes; %d reads by a bystander, %d of them hits: 0 stale, 0 torn, 0 errors%n",
                    KILLS,
                    killedIn,
                    writes(),
                    seen.session().hits() + bystander.asked(),
                    seen.session().hits());
        }
    }

    private void killSome(CacheWorker bystander) throws Exception {
        List<Process> victims = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            victims.add(start());
        }
        for (Process victim : victims) {
            CompletableFuture<List<String>> said = watch(victim);
            victim.onExit()
                    .completeOnTimeout(victim, random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS)
                    .join();
            assertThat(victim.isAlive()).as("it ends only when it is killed").isTrue();
            victim.toHandle().destroyForcibly(); // which leaves its output to be read
            victim.waitFor();
            killedIn.merge(Steps.last(aws, victim.pid()), 1, Integer::sum);
            bystander.readAll();
            complaints.addAll(said.get());
            running.remove(victim);
        }
    }

    private Process start() throws IOException {
        Process process = workers.start(List.of(), "mix", cache, aws);
        running.add(process);
        return process;
    }

    /** What a worker says until its end, once it is at work. */
    private static CompletableFuture<List<String>> watch(Process worker) throws IOException {
        assertThat(worker.inputReader().readLine()).isEqualTo(CacheWorker.READY);
        return CompletableFuture.supplyAsync(() -> worker.inputReader().lines().toList());
    }

    private long writes() {
        FileAws states = new FileAws(aws);
        long sum = 0;
        for (int user = 0; user < FileAws.USERS; user++) {
            sum += states.state(user);
        }
        return sum;
    }
}
