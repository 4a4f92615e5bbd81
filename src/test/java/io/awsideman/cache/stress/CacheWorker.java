package io.awsideman.cache.stress;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.stress.Steps.Step;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A process that reads and writes through a cache, and complains of every answer that was over when it asked. */
public final class CacheWorker implements AutoCloseable {
    /** What a worker says when all its code is loaded, so that a kill comes in the middle of the work. */
    static final String READY = "ready";

    /**
     * What begins a remark that a write changed AWS after its own deadline, because the computer was so busy: nothing is promised
     * of that, and it explains a stale answer.
     */
    static final String LATE = "LATE: ";

    private static final LoadOptions LIST = LoadOptions.of("identitystore:ListUsers");
    private static final LoadOptions DESCRIBE = LoadOptions.of("identitystore:DescribeUser");
    private static final int READS_PER_WRITE = 5;
    private static final int PRACTICE = 20;
    private static final int MIXES_PER_LOOK = 4;

    private final FileAws aws;
    private final Consumer<String> complaints;
    private final Duration deadline;
    private final CacheManager manager;
    private final CacheBackend backend;
    private Steps steps = Steps.ofNobody();
    private int asked;

    public CacheWorker(Path root, Path aws, Consumer<String> complaints) {
        this(WorkerStore.ofFiles(root), aws, complaints);
    }

    CacheWorker(WorkerStore store, Path aws, Consumer<String> complaints) {
        this.aws = new FileAws(aws);
        this.complaints = complaints;
        this.deadline = store.writeDeadline();
        Clock clock = Clock.systemUTC();
        CacheSettings settings = new CacheSettings(
                Duration.ofMinutes(15),
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofDays(7),
                deadline,
                0.1,
                true,
                1024);
        backend = store.open(clock, complaints);
        manager = new CacheManager(
                backend,
                settings,
                CachePolicy.normal(),
                clock,
                new SecureRandom(),
                () -> "p" + ProcessHandle.current().pid(),
                complaints);
    }

    /** Arguments: what to do, the cache, AWS. */
    public static void main(String[] args) throws IOException {
        WorkerStore store = WorkerStore.parse(args[1]);
        try (CacheWorker worker = new CacheWorker(store, Path.of(args[2]), System.out::println)) {
            switch (args[0]) {
                case "mix" -> worker.mix(Steps.ofThisProcess(Path.of(args[2])));
                case "practice" -> worker.practice();
                case "read" -> System.out.println(worker.read(0));
                case "count" -> worker.count();
                case "announce" -> worker.announce();
                case "starve" -> worker.starve(Path.of(store.folder() + "-broken"), Path.of(args[2]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    public CacheManager manager() {
        return manager;
    }

    /** How often AWS was asked. */
    public int asked() {
        return asked;
    }

    /** Reads a user. */
    public long read(int user) {
        long before = aws.state(user);
        long seen =
                get(key(user), DESCRIBE, () -> ask(List.of(aws.state(user)))).get(0);
        complainIfOlder("user " + user, before, seen);
        return seen;
    }

    /** Reads every user and every team. */
    void readAll() {
        for (int user = 0; user < FileAws.USERS; user++) {
            read(user);
        }
        for (int team = 0; team < FileAws.TEAMS; team++) {
            list(team);
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    private void list(int team) {
        List<Long> before = aws.states(team);
        List<Long> seen = get(listing(team), LIST, () -> ask(aws.states(team)));
        for (int member = 0; member < FileAws.TEAM; member++) {
            complainIfOlder("member " + member + " of team " + team, before.get(member), seen.get(member));
        }
    }

    private List<Long> get(CacheKey key, LoadOptions options, Supplier<Loaded> loader) {
        steps.at(Step.READ);
        byte[] answer = manager.getOrLoad(key, options, loader::get).value();
        steps.at(Step.BETWEEN);
        return FileAws.decode(answer);
    }

    private void write(int user) {
        List<KeyPattern> changes = user == 0
                ? List.of(KeyPattern.parse("user:*"))
                : List.of(KeyPattern.of(key(user)), KeyPattern.of(listing(FileAws.teamOf(user))));
        long start = System.nanoTime();
        steps.at(Step.BEGIN);
        try (PendingWrite write = manager.begin(Samples.DOMAIN, changes)) {
            steps.at(Step.CALL);
            aws.change(user);
            complainIfLate(start);
            write.renew();
            steps.at(Step.END);
        }
        steps.at(Step.BETWEEN);
    }

    /** Loads what the others will need. */
    private void practice() {
        Random random = new Random(1);
        for (int i = 0; i < PRACTICE; i++) {
            mixOnce(random);
        }
        System.out.println(READY);
    }

    private void mix(Steps told) {
        steps = told;
        Random random = new Random();
        mixOnce(random);
        System.out.println(READY);
        while (true) {
            for (int i = 0; i < MIXES_PER_LOOK; i++) {
                mixOnce(random);
            }
            if (unreadable() > 0) {
                complaints.accept("UNREADABLE: " + unreadable());
            }
        }
    }

    /** How many entries were there that could not be read: torn ones, as nobody else does anything to them here. */
    long unreadable() {
        return manager.contents().statistics().session().total(Counter.FAILURES);
    }

    private void mixOnce(Random random) {
        write(random.nextInt(FileAws.USERS));
        for (int i = 0; i < READS_PER_WRITE; i++) {
            read(random.nextInt(FileAws.USERS));
        }
        list(random.nextInt(FileAws.TEAMS));
    }

    private void count() {
        for (int i = 0; i < 200; i++) {
            backend.add(CacheCounters.of(Counter.HITS, "user:list", 1));
        }
    }

    /** Announces a write that happened elsewhere, and reads. */
    private void announce() {
        manager.begin(Samples.DOMAIN, List.of(KeyPattern.parse("user:*"))).end();
        System.out.println(read(0));
    }

    /** Announces a write and reads when there is not one descriptor left; all code must be loaded by then. */
    private void starve(Path broken, Path sameAws) throws IOException {
        Files.writeString(broken, "a file where the folder should be");
        try (CacheWorker practice = new CacheWorker(broken, sameAws, complaint -> {})) {
            practice.announce();
        }
        announce();
        aws.change(0);
        List<InputStream> held = new ArrayList<>();
        try {
            while (held.size() < 1_000_000) {
                held.add(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException e) {
            announce();
            System.out.println(READY);
        } finally {
            for (InputStream each : held) {
                each.close();
            }
        }
    }

    private void complainIfLate(long start) {
        if (System.nanoTime() - start > deadline.toNanos()) {
            complaints.accept(LATE + "a write needed more than " + deadline);
        }
    }

    private void complainIfOlder(String what, long before, long seen) {
        if (seen < before) {
            complaints.accept("STALE: " + what + " was " + before + ", answered " + seen);
        }
    }

    private Loaded ask(List<Long> states) {
        asked++;
        return new Loaded(FileAws.encode(states), 1);
    }

    private static CacheKey listing(int team) {
        return CacheKey.of(Samples.ALICE, "user", "list", "team-" + team);
    }

    private static CacheKey key(int user) {
        return CacheKey.of(Samples.ALICE, "user", "describe", "u-" + user);
    }
}
