package io.awsideman.sandbox.state;

import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The state in its file. Readers take no lock and always see one whole version; writers of all processes take turns.
 * Versions already parsed are kept in memory and recognised by the revision at the head of the file.
 */
public final class StateStore {
    private static final int PARSED_VERSIONS = 4;

    private final Path directory;
    private final Path file;
    private final Supplier<State> seed;
    private final Random random;
    private final RetiredVersions retired;
    private final DirectoryLock lock;
    private final Map<Revision, State> parsed = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * @param visibilityDelay how far behind {@link #visible} is; zero keeps no old versions
     * @param seed the state of a directory that has none yet
     */
    public StateStore(
            Path directory, InstantSource clock, Duration visibilityDelay, Supplier<State> seed, Random random) {
        this.directory = directory;
        this.file = directory.resolve("state.json");
        this.seed = seed;
        this.random = random;
        this.retired = new RetiredVersions(directory.resolve("retired"), clock, visibilityDelay);
        this.lock = new DirectoryLock(directory, "state.lock");
    }

    /** The newest state; seeds the directory when it has none. */
    public State current() {
        return read(file).orElseGet(() -> update(state -> new Change(state, Json.object()))
                .state());
    }

    /** The state as it was one visibility delay ago, or the oldest that is still known. */
    public State visible() {
        State current = current();
        return retired.visible().flatMap(this::read).orElse(current);
    }

    /**
     * Makes the next state from the newest one while nobody else can. When {@code change} throws, or changes nothing,
     * nothing is written.
     *
     * @throws Fault as thrown by {@code change}
     */
    public Change update(Function<State, Change> change) {
        return locked(() -> {
            Optional<State> before = read(file);
            State start = before.orElseGet(seed);
            Change result = change.apply(start);
            if (before.isEmpty() || result.state() != start) {
                write(result.state());
            }
            return result;
        });
    }

    /** Puts {@code state} in the place of whatever is there, readable or not. */
    public void replace(State state) {
        locked(() -> {
            retired.clear();
            write(state);
            return state;
        });
    }

    /** The size of the newest state's file; zero when there is none. */
    public long bytes() {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw StateFailures.notReadable(file, e);
        }
    }

    /** Drops the versions kept in memory. */
    public void forget() {
        synchronized (parsed) {
            parsed.clear();
        }
    }

    private <T> T locked(DirectoryLock.Task<T> task) {
        try {
            PrivateFiles.createDirectories(directory);
            return lock.hold(task);
        } catch (IOException e) {
            throw StateFailures.notWritable(file, e);
        }
    }

    private void write(State state) throws IOException {
        Revision revision = head(file).map(last -> last.next(random)).orElseGet(() -> Revision.first(random));
        retired.keep(file);
        PrivateFiles.replace(file, directory.resolve("state.json.new"), StateFormat.write(state, revision));
        remember(revision, state);
    }

    private static Optional<Revision> head(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return head(channel);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<Revision> head(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(StateFormat.HEAD_BYTES);
        while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
            // read on until the buffer is full or the file ends
        }
        return StateFormat.revision(Arrays.copyOf(head.array(), head.position()));
    }

    private Optional<State> read(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Optional<Revision> revision = head(channel);
            Optional<State> known = revision.flatMap(this::recall);
            return known.isPresent() ? known : Optional.of(parse(path, channel, revision));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StateFailures.notReadable(path, e);
        }
    }

    private State parse(Path path, FileChannel channel, Optional<Revision> revision) throws IOException {
        byte[] bytes = Channels.newInputStream(channel).readAllBytes();
        try {
            State state = StateFormat.read(bytes);
            remember(revision.orElseThrow(() -> new IOException("no revision at its head")), state);
            return state;
        } catch (IOException e) {
            throw StateFailures.damaged(path, e);
        }
    }

    private Optional<State> recall(Revision revision) {
        synchronized (parsed) {
            return Optional.ofNullable(parsed.get(revision));
        }
    }

    private void remember(Revision revision, State state) {
        synchronized (parsed) {
            parsed.put(revision, state);
            while (parsed.size() > PARSED_VERSIONS) {
                parsed.remove(parsed.keySet().iterator().next());
            }
        }
    }
}
