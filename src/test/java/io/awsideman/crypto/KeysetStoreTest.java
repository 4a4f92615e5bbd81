package io.awsideman.crypto;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final SecureRandom random = new SecureRandom();
    private final MapSecretStore place = new MapSecretStore();
    private final Path log;
    private final Path folder;
    private final KeysetStore store;

    KeysetStoreTest(@TempDir Path home) {
        this.log = home.resolve("keys.log");
        this.folder = home.resolve("state");
        this.store = another();
    }

    private KeysetStore another() {
        return new KeysetStore(place, "me", folder, new KeyAudit(log, CLOCK, "alice"), random, CLOCK);
    }

    @Test
    void nothingIsMadeUntilItIsAskedFor() {
        assertThat(store.get()).isEmpty();

        assertThat(place.secrets).isEmpty();
        assertThat(log).doesNotExist();
    }

    @Test
    void placeIsAskedOnce() {
        store.getOrCreate();
        int asked = place.reads.get();

        store.get();
        store.getOrCreate();

        assertThat(place.reads).hasValue(asked);
    }

    @Test
    void answerThatThereIsNoneStandsToo() {
        store.get();
        store.get();

        assertThat(place.reads).hasValue(1);
    }

    @Test
    void answerThatItFailsStandsToo() {
        place.failing = true;
        place.failure = Reason.LOCKED;
        fails(Reason.LOCKED, store::get);
        place.failing = false;

        fails(Reason.LOCKED, store::get);
        fails(Reason.LOCKED, store::getOrCreate);

        assertThat(place.reads).hasValue(1);
        assertThat(store.reload()).isEmpty();
    }

    @Test
    void keyIsNeverMadeWhereItIsNotCertainThatThereIsNone() {
        another().getOrCreate();
        byte[] kept = place.read("me").orElseThrow();
        place.failing = true;
        place.failure = Reason.LOCKED;

        fails(Reason.LOCKED, store::getOrCreate);

        place.failing = false;
        assertThat(place.read("me")).hasValue(kept);
    }

    @Test
    void damagedKeysetIsNotReplacedByANewOne() {
        place.secrets.put("me", new byte[] {1, 2, 3});

        fails(Reason.DAMAGED, store::getOrCreate);

        assertThat(place.secrets.get("me")).containsExactly(1, 2, 3);
    }

    @Test
    void manyWhoCreateAtOnceHaveOneKeyset() {
        Set<String> ids = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> another().getOrCreate().primary().id())
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
    }

    @Test
    void updateStartsFromWhatIsThereNow() {
        store.getOrCreate();
        String second = another()
                .update(KeyOperation.ROTATE, keyset -> keyset.rotated(random, CLOCK.instant()))
                .primary()
                .id();

        Keyset third = store.update(KeyOperation.ROTATE, keyset -> keyset.rotated(random, CLOCK.instant()));

        assertThat(third.retired()).hasSize(2);
        assertThat(third.retired().get(0).id()).isEqualTo(second);
        assertThat(another().get().orElseThrow().sameAs(third)).isTrue();
        assertThat(store.get()).containsSame(third);
    }

    @Test
    void updateThatChangesNothingWritesNothing() throws Exception {
        Keyset before = store.getOrCreate();
        long lines = Files.readAllLines(log).size();

        Keyset after = store.update(KeyOperation.RETIRE, keyset -> keyset);

        assertThat(after.sameAs(before)).isTrue();
        assertThat(Files.readAllLines(log)).hasSize((int) lines);
    }

    @Test
    void withoutAKeysetThereIsNothingToUpdate() {
        fails(Reason.ABSENT, () -> store.update(KeyOperation.ROTATE, keyset -> keyset));
    }

    @Test
    void keysOfBeforeWorkUntilTheEnd() {
        Keyset first = store.getOrCreate();
        AeadCipher cipher = first.primary().cipher();

        store.update(KeyOperation.ROTATE, keyset -> keyset.rotated(random, CLOCK.instant()));
        store.reload();

        assertThat(cipher.seal(new byte[1], new byte[1])).isNotEmpty();
        store.close();
        assertThatThrownBy(() -> cipher.seal(new byte[1], new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThat(place.closed).isTrue();
    }

    @Test
    void keysetOfAColleagueTakesThePlace() {
        store.getOrCreate();
        Keyset other = Keyset.generate(random, CLOCK.instant());

        store.replace(KeyOperation.IMPORT, other);

        assertThat(store.get()).containsSame(other);
        assertThat(another().get().orElseThrow().sameAs(other)).isTrue();
    }

    @Test
    void deletedKeysetIsGone() {
        store.getOrCreate();

        store.delete();

        assertThat(store.get()).isEmpty();
        assertThat(place.secrets).isEmpty();
        store.delete();
    }

    @Test
    void damagedKeysetCanBeDeleted() {
        place.secrets.put("me", new byte[3]);

        store.delete();

        assertThat(place.secrets).isEmpty();
    }

    @Test
    void everyChangeIsRecordedWithTheKeyItIsAbout() throws Exception {
        Keyset first = store.getOrCreate();
        Keyset second = store.update(KeyOperation.ROTATE, keyset -> keyset.rotated(random, CLOCK.instant()));
        store.exported(() -> {});
        store.delete();

        assertThat(Files.readAllLines(log).stream().map(KeysetStoreTest::summary))
                .containsExactly(
                        "create begun " + first.primary().id(),
                        "create done " + first.primary().id(),
                        "rotate begun " + second.primary().id(),
                        "rotate done " + second.primary().id(),
                        "export begun " + second.primary().id(),
                        "export done " + second.primary().id(),
                        "forget begun " + second.primary().id(),
                        "forget done " + second.primary().id());
    }

    @Test
    void failedWriteLeavesNothingThatWasNotKept() {
        store.getOrCreate();
        place.failing = true;
        place.failure = Reason.FAILED;
        Keyset other = Keyset.generate(random, CLOCK.instant());

        fails(Reason.FAILED, () -> store.replace(KeyOperation.IMPORT, other));
        place.failing = false;

        assertThat(store.get().orElseThrow().sameAs(other)).isFalse();
    }

    @Test
    void folderThatCannotBeMadeIsAFailureOfTheKey() throws IOException {
        Files.writeString(folder, "a file");

        fails(Reason.FAILED, store::getOrCreate);
    }

    private static String summary(String line) {
        return line.replaceAll(".*\"operation\":\"(\\w+)\",\"result\":\"(\\w+)\".*\"key\":\"(\\w+)\".*", "$1 $2 $3");
    }
}
