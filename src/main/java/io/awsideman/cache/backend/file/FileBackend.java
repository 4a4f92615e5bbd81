package io.awsideman.cache.backend.file;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import io.awsideman.cache.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Entries as files of a directory that only its owner can read, shared by all processes of that owner. Reading entries takes no
 * lock and creates none. A directory that cannot be written is not read either, because nobody could invalidate there.
 */
public final class FileBackend implements CacheBackend {
    private static final Duration ANY_AGE = Duration.ofDays(36500);

    private final Layout layout;
    private final long maxBytes;
    private final InstantSource clock;
    private final EntryFiles entries;
    private final Forgotten forgotten;
    private final Tokens tokens;
    private final Marks marks;
    private final SealFile sealed;
    private final CounterFile counters;
    private final Trimmer trimmer;
    private final Consumer<String> warnings;
    private volatile boolean checked;
    private volatile boolean stored;

    /** A directory whose entries may get as old as they say themselves; see the other constructor. */
    public FileBackend(
            Path root, long maxBytes, InstantSource clock, RandomGenerator random, Consumer<String> warnings) {
        this(root, maxBytes, ANY_AGE, clock, random, warnings);
    }

    /**
     * @param root need not exist; created with the first entry or write
     * @param maxBytes the size of all entries above which the ones used longest ago are removed when the backend is closed
     * @param maxAge how long ago a value may have been fetched before its entry is removed at the same time
     * @param random for generations: must differ between processes, and be safe for several threads
     * @param warnings told when the directory cannot be kept within its bound
     */
    public FileBackend(
            Path root,
            long maxBytes,
            Duration maxAge,
            InstantSource clock,
            RandomGenerator random,
            Consumer<String> warnings) {
        this.layout = new Layout(root);
        this.maxBytes = maxBytes;
        this.clock = clock;
        AtomicFiles files = new AtomicFiles();
        this.entries = new EntryFiles(layout, files, clock);
        this.forgotten = new Forgotten(layout, files);
        this.tokens = new Tokens(layout, files, forgotten, random, clock);
        this.marks = new Marks(layout, files);
        this.sealed = new SealFile(layout, files);
        this.counters = new CounterFile(layout, files);
        this.warnings = warnings;
        this.trimmer = new Trimmer(layout, files, tokens, marks, maxBytes, maxAge, clock);
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return ask(() -> snapshots(List.of(address)).getOrDefault(address, Snapshot.absent()));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        return ask(() -> snapshots(addresses));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return ask(() -> {
            if (createMissing) {
                marks.prepare();
                tokens.createMissing(prefixes);
            }
            return observe(prefixes).of(prefixes);
        });
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> added) {
        answer(() -> {
            for (Map.Entry<EntryAddress, EncodedEntry> entry : added.entrySet()) {
                if (entry.getValue().data().length <= maxBytes) {
                    entries.write(entry.getKey(), entry.getValue());
                    stored = true;
                }
            }
            return added.size();
        });
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        answer(() -> {
            for (EntryAddress address : addresses) {
                entries.delete(address);
            }
            return addresses.size();
        });
    }

    @Override
    public long clear(@Nullable String scope) {
        return answer(() -> {
            long deleted = 0;
            for (Path folder : folders(scope)) {
                deleted += EntryFiles.deleteAll(folder);
            }
            if (scope == null) {
                tokens.deleteAll();
            }
            return deleted;
        });
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        ask(() -> {
            Instant now = clock.instant();
            try {
                if (until.isAfter(now)) {
                    marks.set(prefixes, owner, until);
                }
            } catch (IOException e) {
                tokens.delete(prefixes); // and the marks of before stay, because nothing takes their place
                throw e;
            }
            replaceOrDelete(prefixes);
            marks.drop(prefixes, owner, until, now);
            return prefixes.size();
        });
    }

    @Override
    public void seal(String seal) {
        ask(() -> {
            sealed.write(seal);
            return seal;
        });
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        answer(() -> {
            List<Path> folders = folders(scope);
            for (Path folder : folders) {
                for (Path file : AtomicFiles.list(folder)) {
                    byte[] data = Layout.isEntry(file) ? EntryFiles.read(file) : null;
                    if (data != null) {
                        visitor.accept(new StoredEntry(file.toString(), data));
                    }
                }
            }
            return folders.size();
        });
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        return answer(() -> trimmer.sweep(needed, dryRun));
    }

    @Override
    public Instant latestForgottenChange() {
        return ask(forgotten::latest);
    }

    @Override
    public List<String> exposures() {
        return answer(() -> new Exposures(layout.root()).find());
    }

    @Override
    public CacheCounters counters() {
        return answer(counters::read);
    }

    /** Does nothing where there is no cache: counting is no reason to make one. */
    @Override
    public void add(CacheCounters delta) {
        answer(() -> {
            if (Files.isDirectory(layout.version())) {
                counters.add(delta);
            }
            return delta;
        });
    }

    @Override
    public BackendStats stats() {
        return answer(() -> {
            long count = 0;
            long bytes = 0;
            for (Path folder : layout.scopes()) {
                for (Path file : AtomicFiles.list(folder)) {
                    if (Layout.isEntry(file)) {
                        count++;
                        bytes += sizeOf(file);
                    }
                }
            }
            return new BackendStats(location(), count, bytes);
        });
    }

    @Override
    public String location() {
        return layout.root().toString();
    }

    @Override
    public BackendHealth health() {
        String problem = problem();
        return new BackendHealth(problem == null, problem == null ? location() : problem);
    }

    /** Trims, if this process has stored something and nobody trimmed within the last minute. */
    @Override
    public void close() {
        if (!stored) {
            return;
        }
        try {
            trimmer.trimIfDue();
        } catch (IOException e) {
            warnings.accept("the cache in " + location() + " could not be trimmed to its size: " + e);
        }
    }

    private Map<EntryAddress, Snapshot> snapshots(Collection<EntryAddress> addresses) throws IOException {
        Set<String> prefixes = new LinkedHashSet<>();
        addresses.forEach(address -> prefixes.addAll(address.prefixes()));
        Observed observed = observe(prefixes);
        Map<EntryAddress, Snapshot> snapshots = new LinkedHashMap<>();
        for (EntryAddress address : addresses) {
            snapshots.put(address, new Snapshot(entries.read(address), observed.of(address.prefixes())));
        }
        return snapshots;
    }

    /** Tokens first, marks after: see {@link CacheBackend}. */
    private Observed observe(Collection<String> prefixes) throws IOException {
        Map<String, Generation> found = tokens.read(prefixes);
        Map<String, Instant> ends = marks.latest(clock);
        return new Observed(found, ends, sealed.read());
    }

    private List<Path> folders(@Nullable String scope) throws IOException {
        return scope == null ? layout.scopes() : List.of(layout.scope(scope));
    }

    /** A token that is lost invalidates as well, and can be lost where nothing can be written, as on a full disk. */
    private void replaceOrDelete(Collection<String> prefixes) throws IOException {
        try {
            tokens.replace(prefixes);
        } catch (IOException e) {
            try {
                forgotten.note(clock.instant());
            } finally {
                tokens.delete(prefixes);
            }
        }
    }

    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private @Nullable String problem() {
        if (Files.notExists(layout.root())) {
            return null;
        }
        if (!Files.isDirectory(layout.root())) {
            return location() + " is not a directory";
        }
        return Files.isWritable(layout.root()) ? null : location() + " cannot be written";
    }

    /** Does what may be done again: what failed for no lasting reason, as with a stale handle, is worth that. */
    private <T> T ask(FileAction<T> action) {
        try {
            return answer(action);
        } catch (BackendUnavailableException e) {
            Throwable cause = e.getCause();
            boolean unspecific = cause != null
                    && (cause.getClass() == FileSystemException.class || cause.getClass() == IOException.class);
            throw unspecific ? BackendUnavailableException.passing(e.getMessage(), e.remedy(), cause) : e;
        }
    }

    private <T> T answer(FileAction<T> action) {
        if (!checked) {
            String problem = problem();
            if (problem != null) {
                throw new BackendUnavailableException(problem, "point cache_dir elsewhere, or use --no-cache", null);
            }
            checked = true;
        }
        try {
            return action.run();
        } catch (IOException e) {
            throw new BackendUnavailableException(
                    "the cache in " + location() + " cannot be used: " + e,
                    "check the free space and the permissions of " + location(),
                    e);
        }
    }

    /** Something that is done to files. */
    interface FileAction<T> {
        T run() throws IOException;
    }
}
