package io.awsideman.cache.backend.file;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBackendTest implements CacheBackendContract {
    private static final long MAX_BYTES = 1_000_000;

    @TempDir
    Path home = Path.of("");

    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock =
            new MovableClock(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
    private final List<String> warnings = new ArrayList<>();
    private Path root = Path.of("");
    private FileBackend backend = newBackend();

    @BeforeEach
    void openBackend() {
        root = home.resolve("deep/cache");
        backend = newBackend();
    }

    @Override
    public CacheBackend testee() {
        return backend;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public HookedRandom random() {
        return random;
    }

    @Test
    void pureReadsCreateNothing() {
        backend.read(USERS.address());
        backend.readAll(List.of(USERS.address(), USER_1.address()));
        backend.generations(USERS.generationPrefixes(), false);
        backend.add(CacheCounters.of(Counter.MISSES, "user:list", 1));
        backend.counters();
        backend.stats();
        backend.clear(ALICE.text());
        backend.close();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void everythingBelongsToItsOwnerAlone() throws IOException {
        put(USERS.address(), "users");
        backend.generations(USERS.generationPrefixes(), true);
        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));
        backend.add(CacheCounters.of(Counter.HITS, "user:list", 1));
        backend.close();

        for (Path path : everything()) {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            assertThat(permissions).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
        assertThat(everything()).hasSizeGreaterThan(10);
    }

    @Test
    void namesSayNothingOfWhatIsCached() throws IOException {
        put(CacheKey.of(ALICE, "user", "describe", "alice@example.com").address(), "secret");

        assertThat(everything())
                .noneMatch(path ->
                        path.toString().contains("alice") || path.toString().contains("user"));
    }

    @Test
    void anotherProcessSeesTheSame() {
        backend.generations(USERS.generationPrefixes(), true);
        put(USERS.address(), "users");

        try (FileBackend other = newBackend()) {
            assertThat(other.read(USERS.address()).data()).isEqualTo(bytes("users"));
            assertThat(other.read(USERS.address()).generations())
                    .isEqualTo(backend.read(USERS.address()).generations());
        }
    }

    @Test
    void tokenFileThatHoldsNoTokenIsReplaced() throws IOException {
        backend.generations(List.of(PREFIX), true);
        Files.writeString(new Layout(root).token(PREFIX), "torn");

        assertThat(backend.generations(List.of(PREFIX), false).tokens()).isEmpty();
        assertThat(backend.generations(List.of(PREFIX), true).tokens()).containsOnlyKeys(PREFIX);
    }

    @Test
    void strangeFilesDoNoHarm() throws IOException {
        put(USERS.address(), "users");
        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));
        Files.writeString(root.resolve("v1/marks/nonsense"), "");
        Files.writeString(root.resolve("v1/marks/a.b.c"), "");
        Files.writeString(root.resolve("v1/nonsense"), "");
        Files.writeString(new Layout(root).counters(), "nonsense");
        Files.writeString(new Layout(root).countersJournal(), "nonsense");

        assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("users"));
        assertThat(backend.counters()).isEqualTo(CacheCounters.zero());
        backend.add(CacheCounters.of(Counter.HITS, "user:list", 1));
        assertThat(backend.counters().hits()).isEqualTo(1);
        assertThat(backend.stats().entries()).isEqualTo(1);
    }

    @Test
    void entryFileWithoutItsHeaderIsAnEntryWithoutData() throws IOException {
        put(USERS.address(), "users");
        Files.write(new Layout(root).entry(USERS.address()), new byte[] {1, 2, 3});

        assertThat(backend.read(USERS.address()).data()).isEmpty();
    }

    @Test
    void pathThatIsNoDirectoryIsUnavailable() throws IOException {
        Files.createDirectories(root.getParent());
        Files.writeString(root, "a file");

        assertThatThrownBy(() -> backend.read(USERS.address()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("not a directory");
        assertThatThrownBy(() -> backend.bump(List.of(PREFIX), "writer", clock.instant()))
                .isInstanceOf(BackendUnavailableException.class);
        assertThat(backend.health().available()).isFalse();
        assertThat(backend.health().detail()).contains(root.toString());
    }

    @Test
    void bumpThatCannotMarkDeletesTheTokensAndSaysSo() throws IOException {
        backend.generations(USERS.generationPrefixes(), true);
        Path marks = new Layout(root).marks();
        Files.writeString(marks, "a file where the folder should be");

        assertThatThrownBy(() ->
                        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60)))
                .isInstanceOf(BackendUnavailableException.class);
        Files.delete(marks);

        assertThat(backend.generations(USERS.generationPrefixes(), false).tokens())
                .hasSize(USERS.generationPrefixes().size() - 1)
                .doesNotContainKey(PREFIX);
    }

    @Test
    void bumpThatCanNeitherWriteNorDeleteThrows() throws IOException {
        Files.createDirectories(root.resolve("v1"));
        Files.writeString(new Layout(root).generations(), "a file where the folder should be");

        assertThatThrownBy(() -> backend.bump(List.of(PREFIX), "writer", clock.instant()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining(root.toString());
    }

    @Test
    void closingTrimsExpiredEntriesOldTokensAndWhatWasLeftBehind() throws IOException {
        put(USERS.address(), "users");
        put(USER_1.address(), "user 1", Duration.ofDays(60));
        backend.generations(USERS.generationPrefixes(), true);
        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));
        Path left = Files.writeString(new Layout(root).scope(ALICE.text()).resolve(".x.entry.1.tmp"), "half");
        Path young = Files.writeString(new Layout(root).scope(ALICE.text()).resolve(".y.entry.2.tmp"), "half");
        clock.advance(Duration.ofDays(31));
        Files.setLastModifiedTime(young, FileTime.from(clock.instant()));

        backend.close();

        assertThat(backend.read(USERS.address()).data()).isNull();
        assertThat(backend.read(USER_1.address()).data()).isEqualTo(bytes("user 1"));
        assertThat(left).doesNotExist();
        assertThat(young).exists();
        assertThat(new Layout(root).generations()).isEmptyDirectory();
        assertThat(new Layout(root).marks()).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void closingDropsWhatWasUsedLongestAgoAboveTheBound() throws IOException {
        for (int i = 0; i < 12; i++) {
            EntryAddress key = CacheKey.of(ALICE, "user", "describe", "u-" + i).address();
            put(key, "x".repeat(100_000));
            Files.setLastModifiedTime(
                    new Layout(root).entry(key), FileTime.from(clock.instant().minusSeconds(3600 - i)));
        }
        EntryAddress oldest = CacheKey.of(ALICE, "user", "describe", "u-0").address();
        backend.read(oldest);

        backend.close();

        assertThat(backend.stats().bytes()).isPositive().isLessThanOrEqualTo(MAX_BYTES * 9 / 10);
        assertThat(backend.read(oldest).data()).isNotNull();
        assertThat(backend.read(CacheKey.of(ALICE, "user", "describe", "u-1").address())
                        .data())
                .isNull();
        assertThat(backend.read(CacheKey.of(ALICE, "user", "describe", "u-11").address())
                        .data())
                .isNotNull();
    }

    @Test
    void closingDropsWhatIsOlderThanTheMaximumAgeWhateverItSaysItself() {
        put(USERS.address(), "users", Duration.ofDays(60));
        clock.advance(Duration.ofDays(1));
        put(USER_1.address(), "user 1", Duration.ofDays(60));
        clock.advance(Duration.ofDays(1));

        FileBackend bounded = new FileBackend(root, MAX_BYTES, Duration.ofHours(36), clock, random, warnings::add);
        put(bounded, GROUPS.address(), "groups", Duration.ofHours(1));
        bounded.close();

        assertThat(backend.read(USERS.address()).data()).isNull();
        assertThat(backend.read(USER_1.address()).data()).isEqualTo(bytes("user 1"));
    }

    @Test
    void foldersOfOtherFormatsAreLeftAlone() throws IOException {
        put(USERS.address(), "users");
        backend.generations(USERS.generationPrefixes(), true);
        backend.add(CacheCounters.of(Counter.HITS, "user:list", 1));
        for (String version : List.of("v0", "v2")) {
            copy(root.resolve("v1"), root.resolve(version));
            Files.writeString(root.resolve(version + "/unknown"), "what is this");
        }
        backend.clear(null);
        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(1));
        List<Path> others = everything().stream().filter(path -> !isOurs(path)).toList();
        clock.advance(Duration.ofDays(60));

        assertThat(backend.read(USERS.address()).data()).isNull();
        assertThat(backend.stats().entries()).isZero();
        assertThat(backend.counters().hits()).isEqualTo(1);
        put(USER_1.address(), "user 1");
        backend.sweep(stored -> Optional.empty(), false);
        backend.clear(null);
        backend.close();

        assertThat(everything().stream().filter(path -> !isOurs(path)).toList())
                .hasSizeGreaterThan(15)
                .isEqualTo(others);
        Path same = Path.of(new Layout(root).entry(USERS.address()).toString().replace("/v1/", "/v2/"));
        assertThat(EntryFiles.read(same)).isEqualTo(bytes("users"));
    }

    private boolean isOurs(Path path) {
        return path.startsWith(root.resolve("v1"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void whatOthersCanGetAtIsFound() throws IOException {
        put(USERS.address(), "users");
        put(GROUPS.address(), "groups");
        assertThat(backend.exposures()).isEmpty();

        Path open = new Layout(root).entry(USERS.address());
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x---"));

        assertThat(backend.exposures()).singleElement().asString().contains("2 of the files", root + " (rwx--x---)");
    }

    @Test
    void countersAreWholeWhateverAKilledProcessHasLeft() throws IOException {
        put(USERS.address(), "users");
        backend.add(CacheCounters.of(Counter.HITS, "user:list", 41));
        Path journal = new Layout(root).countersJournal();
        Path half = Files.writeString(journal.resolveSibling(".counters.1.tmp"), "hits/user:list 4");
        Files.writeString(journal, "\n5ff0 hits/user:list 4", StandardOpenOption.APPEND);

        backend.add(CacheCounters.of(Counter.HITS, "user:list", 1));

        assertThat(backend.counters().hits()).isEqualTo(42);
        for (String altered : List.of("", "\n", "hits/user:list 43\n", "0 hits/user:list 43\n", " \n")) {
            Files.writeString(journal, altered);
            assertThat(backend.counters()).as(altered).isEqualTo(CacheCounters.zero());
        }
        Files.setLastModifiedTime(half, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        backend.close();
        assertThat(half).doesNotExist();
    }

    @Test
    void trimmingHappensAtMostOnceAMinute() {
        put(USERS.address(), "users", Duration.ofSeconds(1));
        backend.close();
        clock.advance(Duration.ofSeconds(30));
        backend.close();
        assertThat(backend.stats().entries()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(31));
        backend.close();

        assertThat(backend.stats().entries()).isZero();
    }

    @Test
    void entryLargerThanTheBoundIsNotKept() {
        put(USERS.address(), "x".repeat((int) MAX_BYTES + 1));

        assertThat(backend.read(USERS.address()).data()).isNull();
    }

    private void put(EntryAddress key, String value) {
        put(key, value, Duration.ofHours(1));
    }

    private void put(EntryAddress key, String value, Duration keep) {
        put(backend, key, value, keep);
    }

    private void put(FileBackend into, EntryAddress key, String value, Duration keep) {
        into.putAll(Map.of(
                key,
                new EncodedEntry(bytes(value), clock.instant(), clock.instant().plus(keep))));
    }

    private FileBackend newBackend() {
        return new FileBackend(root, MAX_BYTES, clock, random, warnings::add);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.toList();
        }
    }
}
