package io.awsideman.crypto.keyring;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseTest {
    private final Path folder;

    PassphraseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void exactlyOneSourceIsWanted() {
        fails(Reason.NOT_CONFIGURED, () -> Passphrase.of(new PassphraseSettings(null, null, null)));
        fails(Reason.NOT_CONFIGURED, () -> Passphrase.of(new PassphraseSettings("3", "file", null)));
        fails(Reason.NOT_CONFIGURED, () -> Passphrase.of(new PassphraseSettings(null, "file", "true")));

        assertThat(Passphrase.of(new PassphraseSettings("3", null, null))).isInstanceOf(DescriptorPassphrase.class);
        assertThat(Passphrase.of(new PassphraseSettings(null, "f", null))).isInstanceOf(FilePassphrase.class);
        assertThat(Passphrase.of(new PassphraseSettings(null, null, "c"))).isInstanceOf(CommandPassphrase.class);
    }

    @Nested
    class OfAFile {
        @ParameterizedTest
        @ValueSource(
                strings = {"correct horse ü", "correct horse ü\n", "correct horse ü\r\n", "correct horse ü\nmore\n"})
        void firstLineIsThePassphrase(String content) throws Exception {
            assertThat(new FilePassphrase(file(content, "rw-------")).read())
                    .containsExactly("correct horse ü".toCharArray());
        }

        @Test
        void blanksBelongToIt() throws Exception {
            assertThat(new FilePassphrase(file(" a b \n", "r--------")).read()).containsExactly(" a b ".toCharArray());
        }

        @Test
        void openFileIsRefusedWithTheCommandThatClosesIt() throws Exception {
            Path file = file("correct horse", "rw-r--r--");

            var failure = fails(Reason.UNSAFE_PERMISSIONS, () -> new FilePassphrase(file).read());

            assertThat(failure.remedy()).contains("chmod 600 " + file);
        }

        @Test
        void fileWithoutAPassphraseIsRefused() throws Exception {
            for (String content : List.of("", "\nsecond line", "\r\n", "x".repeat(5000))) {
                Path file = file(content, "rw-------");
                var failure = fails(Reason.NOT_CONFIGURED, () -> new FilePassphrase(file).read());
                assertThat(failure.getMessage() + failure.remedy()).doesNotContain("xx");
            }
            fails(Reason.NOT_CONFIGURED, () -> new FilePassphrase(folder.resolve("none")).read());
            fails(Reason.NOT_CONFIGURED, () -> new FilePassphrase(folder).read());
        }

        @Test
        void whatIsNoTextIsRefused() throws Exception {
            Path file = file("", "rw-------");
            Files.write(file, new byte[] {'a', (byte) 0xff, 'b'});

            fails(Reason.NOT_CONFIGURED, () -> new FilePassphrase(file).read());
        }

        private Path file(String content, String permissions) throws Exception {
            Path file = folder.resolve("passphrase");
            Files.deleteIfExists(file);
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    @Nested
    class OfACommand {
        @Test
        void firstLineItPrintsIsThePassphrase() {
            assertThat(command("printf 'correct horse\\nmore\\n'").read())
                    .containsExactly("correct horse".toCharArray());
        }

        @Test
        void wordsAreThoseOfAShellThatKnowsOnlyQuotes() {
            assertThat(CommandPassphrase.words("  pass  show 'a b' \"c \\\" d\" e\\ f '' $HOME;x "))
                    .containsExactly("pass", "show", "a b", "c \" d", "e f", "", "$HOME;x");
            fails(Reason.NOT_CONFIGURED, () -> CommandPassphrase.words("pass 'show"));
            fails(Reason.NOT_CONFIGURED, () -> CommandPassphrase.words("  "));
        }

        @Test
        void failureOfTheCommandIsTheReasonAndItsArgumentsAreNotShown() {
            var failure = fails(Reason.NOT_CONFIGURED, () -> command("sh -c 'echo secret; exit 7'")
                    .read());

            assertThat(failure).hasMessageContaining("exit code 7").hasMessageNotContaining("secret");
        }

        @Test
        void commandThatSaysNothingAndFailsIsToldByItsExitCode() {
            assertThat(fails(Reason.NOT_CONFIGURED, () -> command("false").read()))
                    .hasMessageContaining("exit code 1");
            assertThat(fails(Reason.NOT_CONFIGURED, () -> command("true").read()))
                    .hasMessageContaining("no passphrase");
            assertThat(fails(Reason.NOT_CONFIGURED, () -> command("no-such-command")
                            .read()))
                    .hasMessageContaining("cannot be started");
        }

        @Test
        void commandThatWaitsIsEndedWithWhatItStarted() throws Exception {
            Path pid = folder.resolve("pid");
            CommandPassphrase waiting = new CommandPassphrase(
                    List.of("sh", "-c", "sleep 1000 & echo $! >" + pid + "; wait"), Duration.ofSeconds(2));

            fails(Reason.TIMED_OUT, waiting::read);

            Optional<ProcessHandle> started =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
            if (started.isPresent()) {
                started.get().onExit().get(60, TimeUnit.SECONDS);
            }
        }

        private CommandPassphrase command(String commandLine) {
            return new CommandPassphrase(CommandPassphrase.words(commandLine), Duration.ofMinutes(1));
        }
    }

    @Nested
    class OfADescriptor {
        @ParameterizedTest
        @ValueSource(strings = {"", "-1", "1", "2", "03", "x", "3 ", "999999"})
        void onlyNumbersOfInputsAreTaken(String number) {
            fails(Reason.NOT_CONFIGURED, () -> DescriptorPassphrase.of(number));
        }

        @Test
        void closedDescriptorIsRefused() {
            fails(Reason.NOT_CONFIGURED, () -> DescriptorPassphrase.of("9876").read());
        }
    }
}
