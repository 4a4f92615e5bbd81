package io.awsideman.cache.backend.file;

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
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A process that uses a cache in a directory. Its AWS is a directory too: the state of a user is the length of a file, because
 * appending a byte is atomic, so that a read which answers less than the length before it has answered a state that was over.
 */
public final class CacheWorker {
    static final int USERS = 40;
    static final String READY = "ready";

    private final Path aws;
    private final Consumer<String> complaints;
    private final CacheManager manager;
    private final FileBackend backend;
    private int asked;

    CacheWorker(Path root, Path aws, Consumer<String> complaints) {
        this.aws = aws;
        this.complaints = complaints;
        Clock clock = Clock.systemUTC();
        CacheSettings settings = new CacheSettings(
                Duration.ofMinutes(15), Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(20), 0.1, true, 1024);
        backend = new FileBackend(root, 10_000_000, clock, new SecureRandom(), complaints);
        manager = new CacheManager(
                new ResilientBackend(
                        new BreakingBackend(backend, 5, Duration.ofSeconds(60), clock, LocalState.none()), complaints),
                settings,
                CachePolicy.normal(),
                clock,
                new SecureRandom(),
                "p" + ProcessHandle.current().pid(),
                complaints);
    }

    /** Arguments: what to do, the cache, AWS. */
    public static void main(String[] args) {
        CacheWorker worker = new CacheWorker(Path.of(args[1]), Path.of(args[2]), System.out::println);
        switch (args[0]) {
            case "mix" -> worker.mix();
            case "read" -> System.out.println(worker.read(0));
            case "count" -> worker.count();
            case "announce" -> worker.announce();
            default -> throw new IllegalArgumentException(args[0]);
        }
        worker.manager.close();
    }

    CacheManager manager() {
        return manager;
    }

    int asked() {
        return asked;
    }

    /** Reads a user, and complains if the answer is older than the reading. */
    long read(int user) {
        CacheKey key = key(user);
        long before = state(user);
        LoadOptions options = LoadOptions.of("identitystore:DescribeUser");
        String answer =
                Samples.text(manager.getOrLoad(key, options, () -> ask(user)).value());
        long seen = Long.parseLong(answer.trim());
        if (seen < before) {
            complaints.accept("STALE: user " + user + " was " + before + ", answered " + seen);
        }
        return seen;
    }

    void write(int user) throws IOException {
        try (PendingWrite write = manager.begin(Samples.DOMAIN, List.of(KeyPattern.of(key(user))))) {
            Files.write(file(user), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (user % 4 == 0) {
                write.renew();
            }
        }
    }

    /** Writes and reads until it is killed; says so once all code is loaded, so that the kill comes in the middle. */
    private void mix() {
        Random random = new Random();
        try {
            mixOnce(random);
            System.out.println(READY);
            while (true) {
                mixOnce(random);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mixOnce(Random random) throws IOException {
        write(random.nextInt(USERS));
        for (int i = 0; i < 5; i++) {
            read(random.nextInt(USERS));
        }
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

    private Loaded ask(int user) {
        asked++;
        return new Loaded(Samples.bytes(state(user) + " ".repeat(3000)), 1);
    }

    private long state(int user) {
        try {
            return Files.exists(file(user)) ? Files.size(file(user)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int user) {
        return aws.resolve("user-" + user);
    }

    private static CacheKey key(int user) {
        return CacheKey.of(Samples.ALICE, "user", "describe", "u-" + user);
    }
}
