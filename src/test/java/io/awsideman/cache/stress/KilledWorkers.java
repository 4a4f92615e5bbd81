package io.awsideman.cache.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheStatistics;
import io.awsideman.cache.stress.Steps.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Processes that read and write one cache; some are killed all the time and one lives on. No answer may be older than what AWS
 * had when it was asked for, none torn, and nobody may meet an error.
 */
final class KilledWorkers implements AutoCloseable {
    private final Workers workers;
    private final WorkerStore store;
    private final Path aws;
    private final int atOnce;
    private final int longestLifeMillis;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final List<Process> running = new ArrayList<>();
    private final Map<Step, Integer> killedIn = new EnumMap<>(Step.class);
    private final Random random = new Random();

    /**
     * What happened.
     *
     * @param killedIn what was cut in two, and how often
     * @param writes of those that were killed and the one that was not
     * @param reads by a bystander, its hits included
     */
    record Figures(Map<Step, Integer> killedIn, long writes, long reads, long hits) {}

    /** @param longestLifeMillis how long one that is killed works at most */
    KilledWorkers(Workers workers, WorkerStore store, Path aws, int atOnce, int longestLifeMillis) {
        this.workers = workers;
        this.store = store;
        this.aws = aws;
        this.atOnce = atOnce;
        this.longestLifeMillis = longestLifeMillis;
    }

    /** Kills so many, a few at once, and reads everything after each. */
    Figures kill(int kills) throws Exception {
        CompletableFuture<List<String>> survivor = watch(start());
        try (CacheWorker bystander = new CacheWorker(store, aws, complaints::add)) {
            bystander.readAll();
            bystander.readAll();
            for (int killed = 0; killed < kills; killed += atOnce) {
                killSome(bystander);
                assertNothingWrong(complaints, "after " + (killed + atOnce) + " kills");
            }
            assertThat(survivor).as("the process that nobody killed").isNotDone();
            running.get(0).destroyForcibly();
            assertNothingWrong(survivor.get(), "what it complained of");
            CacheStatistics seen = bystander.manager().contents().statistics();
            assertThat(bystander.unreadable()).as("unreadable entries").isZero();
            long hits = seen.session().hits();
            return new Figures(killedIn, writes(), hits + bystander.asked(), hits);
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertNothingWrong(List<String> complaints, String when) {
        assertThat(List.copyOf(complaints)).as(when).allMatch(complaint -> complaint.startsWith(CacheWorker.LATE));
    }

    private void killSome(CacheWorker bystander) throws Exception {
        List<Process> victims = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            victims.add(start());
        }
        for (Process victim : victims) {
            CompletableFuture<List<String>> said = watch(victim);
            victim.onExit()
                    .completeOnTimeout(victim, random.nextInt(longestLifeMillis), TimeUnit.MILLISECONDS)
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
        Process process = workers.start(List.of(), "mix", store, aws);
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
