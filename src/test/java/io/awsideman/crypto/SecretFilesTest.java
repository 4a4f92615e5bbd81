package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
    private final Path folder;

    SecretFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void ownersFileIsTrusted(String permissions) throws Exception {
        assertThat(SecretFiles.weakness(file(permissions))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---", "rw------x", "rw-rw-rw-"})
    void fileThatOthersCanUseIsNot(String permissions) throws Exception {
        assertThat(SecretFiles.weakness(file(permissions))).isEqualTo("is open to others (" + permissions + ")");
    }

    @Test
    void linkCountsAsWhatItLeadsTo() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file("rw-r--r--"));

        assertThat(SecretFiles.weakness(link)).contains("open to others");
    }

    @Test
    void replacedFileIsItsOwnersOnlyAndNothingElseIsLeft() throws Exception {
        Path file = file("rw-r--r--");

        SecretFiles.replace(file, new byte[] {7});

        assertThat(Files.readAllBytes(file)).containsExactly(7);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(file));
        }
    }

    @ParameterizedTest
    @CsvSource({"a/b/c", "d"})
    void foldersAreTheirOwnersOnly(String name) throws Exception {
        SecretFiles.createFolder(folder.resolve(name));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                .isEqualTo("rwx------");
    }

    private Path file(String permissions) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
