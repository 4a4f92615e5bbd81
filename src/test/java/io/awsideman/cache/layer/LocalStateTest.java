package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.FaultyFileSystem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the journal goes when the disk is full, the folder read-only, or somebody else was there first. */
class LocalStateTest {
    private static final String USER = System.getProperty("user.name");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final JournalRecord RECORD =
            JournalRecord.of("writer-1", List.of(DOMAIN + "/user"), NOW, NOW.plusSeconds(600));

    @TempDir
    Path real = Path.of("");

    private final FaultyFileSystem files = new FaultyFileSystem();
    private Path home = Path.of("");
    private Path other = Path.of("");
    private Path owned = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        home = files.path(real.resolve("home"));
        other = files.path(Files.createDirectory(real.resolve("tmp")));
        owned = real.resolve("tmp/awsideman-" + USER);
    }

    @Test
    void recordGoesToTheHomeFolder() throws IOException {
        journal().keep(RECORD);

        assertThat(journal().pending().records()).containsExactly(RECORD);
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void fullDiskTakesAnEmptyFileThatStandsForEverything() throws IOException {
        files.fault((operation, path) -> {
            if (operation.equals("newFileChannel") && path.toString().endsWith(".tmp")) {
                throw new FileSystemException(path.toString(), null, "No space left on device");
            }
        });

        journal().keep(RECORD);

        assertThat(journal().pending().records()).containsExactly(RECORD.ofEverything());
        assertThat(journal().pending().covers(List.of("anything"))).isTrue();
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void homeThatCannotBeWrittenIsReplacedByTheFolderForTemporaryFiles() throws IOException {
        failUnder(real.resolve("home"));
        journal().keep(RECORD);
        files.heal();

        assertThat(journal().pending().records()).containsExactly(RECORD);
        assertThat(home).doesNotExist();
        try (Stream<Path> made = Files.walk(owned)) {
            assertThat(made).hasSize(3).allSatisfy(path -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
        journal().forget(RECORD);
        assertThat(journal().pending().isEmpty()).isTrue();
    }

    @Test
    void whereNothingCanBeWrittenItSaysSo() {
        failUnder(real);

        assertThatThrownBy(() -> journal().keep(RECORD)).isInstanceOf(IOException.class);
    }

    @Test
    void whatOthersMayHavePlantedIsNeitherBelievedNorWrittenTo() throws IOException {
        Path folder = Files.createDirectories(planted()).getParent();
        Files.createFile(planted().resolve(RECORD.ofEverything().fileName()));
        for (String permissions : List.of("rwxrwxrwx", "rwxr-x---", "rwx--x---")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

            assertThat(journal().pending().isEmpty()).as(permissions).isTrue();
            failUnder(real.resolve("home"));
            assertThatThrownBy(() -> journal().keep(RECORD)).hasMessageContaining("not this user's alone");
            files.heal();
        }
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(
                real.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(owned, elsewhere);
        failUnder(real.resolve("home"));

        assertThatThrownBy(() -> journal().keep(RECORD)).hasMessageContaining("not this user's alone");

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void folderOfSomebodyElseIsNotUsed() throws IOException {
        Files.createDirectory(
                owned, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThat(new OwnedFolder(owned, "daemon").isOurs()).isFalse();
        assertThat(new OwnedFolder(owned, USER).isOurs()).isTrue();
        assertThat(new OwnedFolder(owned.resolve("absent"), USER).isOurs()).isFalse();
    }

    @Test
    void folderThatIsRemovedWhileItIsUsedIsMadeAgain() throws IOException {
        int[] times = {3};
        files.fault((operation, path) -> {
            if (operation.equals("newFileChannel") && path.toString().endsWith(".tmp") && times[0]-- > 0) {
                Files.delete(path.getParent());
            }
        });

        journal().keep(RECORD);

        assertThat(journal().pending().records()).containsExactly(RECORD);
    }

    @Test
    void placesAreNamedForPeople() {
        assertThat(journal().location()).contains(home.toString(), " or ", owned.toString());
    }

    private Path planted() {
        return owned.resolve(LocalState.digest("memory"));
    }

    private void failUnder(Path folder) {
        files.fault((operation, path) -> {
            boolean changes = !List.of("checkAccess", "readAttributes", "newByteChannel", "newDirectoryStream")
                    .contains(operation);
            if (changes && path.startsWith(folder)) {
                throw new FileSystemException(path.toString(), null, "Read-only file system");
            }
        });
    }

    private Journal journal() {
        return new Journal(LocalState.in(home, "memory").orIn(other, USER, "memory"));
    }
}
