package io.awsideman.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.Noun;
import io.awsideman.cli.Nouns;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteAddCommandTest {
    private final Cli cli;

    NoteAddCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home).offering(new Notes());
    }

    // guide: test
    @Test
    void noteIsWrittenAndReadAgain() {
        CliRun run =
                cli.run("note add Finance 'owned by the CFO' --yes -o json").ok();

        assertThat(run.json().path("Description").asText()).isEqualTo("owned by the CFO");
        assertThat(run.messages()).containsExactly("Noted this of Finance.");
    }

    @Test
    void dryRunWritesNothing() {
        cli.run("note add Finance x --dry-run").ok();

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void unknownGroupIsNotFound() {
        cli.run("note add Finanze x --yes").failed(ExitStatus.NOT_FOUND);
    }
    // guide: end

    private record Notes() implements Nouns {
        @Override
        public Map<String, String> summaries() {
            return Map.of("note", "Note things of groups");
        }

        @Override
        public Noun verbsOf(String noun) {
            return NoteCommands.noun();
        }
    }
}
