package io.awsideman.cli.distribution;

import io.awsideman.AllNouns;
import io.awsideman.cli.Awsideman;
import io.awsideman.cli.Terminal;
import io.awsideman.session.Host;
import io.awsideman.session.Interruptions;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;

/** The commands as documents tell of them. */
public final class EveryCommand {
    private EveryCommand() {}

    /** The whole tree, for reading: a command that were run would find neither input, nor output, nor an environment. */
    public static CommandLine tree() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Terminal terminal =
                new Terminal(new BufferedReader(Reader.nullReader()), nowhere, nowhere, false, false, false, 0);
        Host host = new Host(
                Map.of(),
                "",
                InstantSource.fixed(Instant.EPOCH),
                new SecureRandom(),
                wait -> {},
                new Interruptions(),
                nowhere::println);
        return new Awsideman(new AllNouns(), terminal, host).completeTree();
    }
}
