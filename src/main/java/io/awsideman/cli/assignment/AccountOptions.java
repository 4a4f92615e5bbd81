package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccountSelection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which accounts: the options add accounts to each other, and tags select among them. */
public final class AccountOptions {
    private final List<String> accounts = new ArrayList<>();

    @Option(
            names = "--account",
            order = 5,
            paramLabel = "ACCOUNT",
            description = {
                "Account id, name or e-mail address, or /PATH for all below an organizational unit;",
                "several with commas or by repeating it"
            })
    void account(String value) {
        accounts.add(value);
    }

    @Option(
            names = "--ou",
            order = 6,
            paramLabel = "PATH",
            description = "All accounts below an organizational unit, such as /Workloads, or its id")
    private List<String> units = new ArrayList<>();

    @Option(
            names = "--tag",
            order = 7,
            paramLabel = "KEY=VALUE",
            description = "Only accounts with this tag; alone, among all accounts")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--accounts-from",
            order = 8,
            paramLabel = "FILE",
            description = "Accounts from a file, one a line, or from standard input (-)")
    private @Nullable String file;

    @Option(
            names = {"--account-id", "--accounts"},
            hidden = true)
    void alsoAccount(String value) {
        account(value);
    }

    /** The selection that the options are, with these accounts besides. */
    public AccountSelection selection(CommandContext context, boolean every, List<String> more) {
        List<String> names = new ArrayList<>(more);
        names.addAll(accounts);
        units.forEach(unit ->
                names.add(unit.startsWith("/") || unit.startsWith("ou-") || unit.startsWith("r-") ? unit : "/" + unit));
        if (file != null) {
            names.addAll(lines(context, file));
        }
        return new AccountSelection(names, every, tags());
    }

    private Map<String, String> tags() {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            if (equals < 1) {
                throw new AdminException(
                        FailureKind.USAGE,
                        "--tag: \"" + tag + "\" is not KEY=VALUE",
                        "write for example --tag environment=production");
            }
            byKey.put(tag.substring(0, equals), tag.substring(equals + 1));
        }
        return byKey;
    }

    /** Empty lines and those with # in front are comments. */
    private static List<String> lines(CommandContext context, String file) {
        try {
            Stream<String> lines = file.equals("-")
                    ? new BufferedReader(context.terminal().in()).lines()
                    : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream();
            List<String> names = lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (names.isEmpty()) {
                throw new AdminException(
                        FailureKind.USAGE,
                        "--accounts-from: there are no accounts in " + file,
                        "write one in each line");
            }
            return names;
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.USAGE, "--accounts-from: cannot read " + file, "give the path of a text file, or -", e);
        }
    }
}
