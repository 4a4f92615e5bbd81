package io.awsideman.cli.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.awsideman.cli.shell.CompletionScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What the distribution says about its commands: {@code completion} and {@code man/man1}. */
public final class DistributionDocuments {
    private final Supplier<CommandLine> commands;

    /** @param commands makes the whole tree of commands, anew at each call, with the version at its root */
    DistributionDocuments(Supplier<CommandLine> commands) {
        this.commands = commands;
    }

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        new DistributionDocuments(EveryCommand::tree).writeTo(Path.of(arguments[0]));
    }

    /** Writes all of them below a folder, which is made where it is missing; files of the same name are replaced. */
    void writeTo(Path share) throws IOException {
        CommandLine root = commands.get();
        Path completion = Files.createDirectories(share.resolve("completion"));
        Files.writeString(completion.resolve("awsideman.bash"), CompletionScript.bash(commands.get()), UTF_8);
        Files.writeString(completion.resolve("awsideman.zsh"), CompletionScript.zsh(commands.get()), UTF_8);

        Path manual = Files.createDirectories(share.resolve("man").resolve("man1"));
        for (Map.Entry<String, String> page :
                new ManPages(version(root)).of(root).entrySet()) {
            Files.writeString(manual.resolve(page.getKey()), page.getValue(), UTF_8);
        }
    }

    private static String version(CommandLine root) {
        StringWriter version = new StringWriter();
        root.printVersionHelp(new PrintWriter(version), Ansi.OFF);
        return version.toString().lines().findFirst().orElse("");
    }
}
