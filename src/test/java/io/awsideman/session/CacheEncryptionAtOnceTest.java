package io.awsideman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cli.Cli;
import io.awsideman.identitycenter.ReadProgress;
import io.awsideman.session.CacheEncryption.KeyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that look after the keys of one cache at the same time. */
class CacheEncryptionAtOnceTest {
    private final Path home;
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> environment;

    CacheEncryptionAtOnceTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.environment = Map.of(
                "HOME", home.toString(),
                "AWS_PROFILE", "sandbox",
                "AWSIDEMAN_CACHE_ENCRYPTION", "true",
                "AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "passphrase",
                "AWSIDEMAN_CACHE_PASSPHRASE_FILE", passphrase("correct horse battery"));
    }

    @BeforeEach
    void somethingIsEncrypted() {
        Cli cli = Cli.at(home);
        environment.forEach(cli::with);
        cli.run("user list").ok();
        cli.run("group list").ok();
    }

    @Test
    void rotationThatEndsLateLeavesTheKeyThatTheNextOneStillNeeds() {
        long entries = entriesByKey(1);
        try (Session first = session(meanwhile(() -> {
            try (Session other = session(meanwhile(() -> {}))) {
                other.cacheAdministration().encryption().rotate(); // ends what the first has begun
            }
            try (Session killed = session(meanwhile(() -> {
                throw new Killed();
            }))) {
                assertThatThrownBy(
                                () -> killed.cacheAdministration().encryption().rotate())
                        .isInstanceOf(Killed.class);
            }
        }))) {
            first.cacheAdministration().encryption().rotate();
        }

        assertThat(entriesByKey(2)).as("entries whose key is there").isEqualTo(entries);
        try (Session last = session(meanwhile(() -> {}))) {
            last.cacheAdministration().encryption().rotate();
        }
        assertThat(entriesByKey(1)).isEqualTo(entries);
    }

    @Test
    void processWorksWithItsKeysToItsEndWhateverBecomesOfThePlace() throws IOException {
        try (Session session = session(meanwhile(() -> {}))) {
            int users = session.users().list().size();
            try (Session other = session(meanwhile(() -> {}))) {
                other.cacheAdministration().encryption().rotate();
            }
            Files.writeString(keyFile(), "damaged");

            assertThat(session.groups().list()).isNotEmpty(); // encrypted with a key that this process does not know
            assertThat(session.users().list()).hasSize(users);
        }
        assertThat(warnings).anyMatch(warning -> warning.startsWith("the keys of the cache cannot be fetched again: "));
    }

    private Path keyFile() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".awsideman/state/keys"))) {
            return files.filter(file -> file.toString().endsWith(".sealed"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private long entriesByKey(int keys) {
        try (Session session = session(meanwhile(() -> {}))) {
            List<KeyUse> uses =
                    session.cacheAdministration().encryption().status().keys();
            assertThat(uses).hasSize(keys).noneMatch(use -> use.created() == null);
            return uses.stream().mapToLong(KeyUse::entries).sum();
        }
    }

    private Session session(ReadProgress progress) {
        SessionOptions options = new SessionOptions(
                null, false, null, null, null, false, null, CachePolicy.normal(), new NoProgress(), progress);
        return new Session(
                options,
                new Host(
                        environment,
                        home.toString(),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        waited -> {},
                        new Interruptions(),
                        warnings::add));
    }

    /** Something that happens once, when the first progress is made. */
    private static ReadProgress meanwhile(Runnable event) {
        return new ReadProgress() {
            private boolean happened;

            @Override
            public void advanced(String what, int done, int total) {
                if (!happened) {
                    happened = true;
                    event.run();
                }
            }

            @Override
            public void finished() {}
        };
    }

    private String passphrase(String text) throws IOException {
        Path file = Files.writeString(home.resolve("passphrase"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private static final class NoProgress implements ListingProgress {
        @Override
        public void page(String operation, int items) {}

        @Override
        public void end() {}
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
