package io.awsideman.cli;

import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.output.OutputFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that every command has, before the noun or after the verb; their values are there once a command line was read.
 *
 * <p>Made without annotations and without picocli, because every command pays for these: to read annotations takes longer than
 * a cached answer.
 */
public final class GlobalOptions {
    /** Those that decide whom a session asks, and how it uses the cache. */
    static final Set<String> OF_SESSION = Set.of(
            "--profile",
            "--sandbox",
            "--region",
            "--instance-arn",
            "--endpoint-url",
            "--timeout",
            "--no-cache",
            "--refresh",
            "--offline",
            "--max-age",
            "--cache-verify");

    private final GlobalOption<String> profile =
            text("NAME", "AWS profile; \"sandbox\" is the embedded sandbox (default: AWS_PROFILE)", "-p", "--profile");
    private final GlobalOption<Boolean> sandbox = flag("Use the embedded sandbox instead of AWS", "--sandbox");
    private final GlobalOption<String> region =
            text("REGION", "Home region of Identity Center (default: AWS_REGION, then the profile's)", "--region");
    private final GlobalOption<String> instanceArn =
            text("ARN", "The Identity Center instance, where there is more than one", "--instance-arn");
    private final GlobalOption<String> endpointUrl =
            text("URL", "Send all requests there instead of to AWS", "--endpoint-url");
    private final GlobalOption<OutputFormat> output = new GlobalOption<>(
            OutputFormat.class,
            new ValueConverters.Format(),
            "FORMAT",
            "table, json, jsonl, yaml, csv (formulas get an apostrophe), text or html (default: table)",
            "-o",
            "--output",
            "--format");
    private final GlobalOption<String> query =
            text("JMESPATH", "Pick from the result with a JMESPath expression", "--query");
    private final GlobalOption<List<String>> columns =
            GlobalOption.list("NAME", "Columns to show, in this order, separated by commas", "--columns");
    private final GlobalOption<List<String>> sortBy =
            GlobalOption.list("NAME", "Sort by these columns; -NAME sorts downwards", "--sort-by");
    private final GlobalOption<Boolean> quiet =
            flag("No messages and no progress, only data and errors", "-q", "--quiet");
    private final GlobalOption<Boolean> verbose =
            flag("Show each request to AWS, and stack traces of errors", "-v", "--verbose");
    private final GlobalOption<Boolean> noColor = flag("No colours (also: NO_COLOR)", "--no-color");
    private final GlobalOption<Boolean> yes = flag("Do not ask before doing harm", "-y", "--yes", "--force");
    private final GlobalOption<Boolean> dryRun = flag("Show what would be done and change nothing", "--dry-run");
    private final GlobalOption<Boolean> noInput = flag("Never ask, fail instead", "--no-input");
    private final GlobalOption<Duration> timeout =
            time("Give up an operation after this time, such as 30s or 2m", "--timeout");
    private final GlobalOption<Boolean> noCache = flag("Ask AWS, and neither read nor fill the cache", "--no-cache");
    private final GlobalOption<Boolean> refresh = flag("Ask AWS, and fill the cache with the answers", "--refresh");
    private final GlobalOption<Boolean> offline = flag("Answer from the cache only, and never ask AWS", "--offline");
    private final GlobalOption<Duration> maxAge =
            time("Accept cached answers up to this age, such as 10m", "--max-age");
    private final GlobalOption<Boolean> cacheVerify =
            flag("Ask AWS as well, and warn where the cache differs", "--cache-verify");
    private final GlobalOption<Boolean> help = flag("Show this help", "-h", "--help");
    private final List<GlobalOption<?>> all = List.of(
            profile,
            sandbox,
            region,
            instanceArn,
            endpointUrl,
            output,
            query,
            columns,
            sortBy,
            quiet,
            verbose,
            noColor,
            yes,
            dryRun,
            noInput,
            timeout,
            noCache,
            refresh,
            offline,
            maxAge,
            cacheVerify,
            help);

    private static GlobalOption<Boolean> flag(String description, String... names) {
        return GlobalOption.flag(description, names);
    }

    private static GlobalOption<String> text(String label, String description, String... names) {
        return new GlobalOption<>(String.class, text -> text, label, description, names);
    }

    private static GlobalOption<Duration> time(String description, String... names) {
        return new GlobalOption<>(Duration.class, new ValueConverters.Time(), "TIME", description, names);
    }

    /** What picocli has to know of them, in the order of the help. */
    List<OptionSpec> specs() {
        return all.stream().map(option -> option.spec(option == help)).toList();
    }

    /** The option that shows the help. */
    Argument help() {
        return help.argument();
    }

    /**
     * Takes the value of an option.
     *
     * @return false if the argument is none of these options
     * @throws Exception if it can have no such value
     */
    public boolean read(Argument argument, List<String> texts) throws Exception {
        for (GlobalOption<?> option : all) {
            if (option.argument() == argument) {
                option.read(texts);
                return true;
            }
        }
        return false;
    }

    /** As before a line was read. */
    void forget() {
        all.forEach(GlobalOption::forget);
    }

    /** The option of this name, {@code --help} among them; null if there is none. */
    @Nullable
    GlobalOption<?> named(String name) {
        for (GlobalOption<?> option : all) {
            if (option.argument().names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    private static boolean isSet(GlobalOption<Boolean> flag) {
        return Boolean.TRUE.equals(flag.value());
    }

    @Nullable
    String profile() {
        return profile.value();
    }

    boolean sandbox() {
        return isSet(sandbox);
    }

    @Nullable
    String region() {
        return region.value();
    }

    @Nullable
    String instanceArn() {
        return instanceArn.value();
    }

    @Nullable
    String endpointUrl() {
        return endpointUrl.value();
    }

    @Nullable
    OutputFormat output() {
        return output.value();
    }

    @Nullable
    String query() {
        return query.value();
    }

    List<String> columns() {
        List<String> given = columns.value();
        return given == null ? List.of() : given;
    }

    List<String> sortBy() {
        List<String> given = sortBy.value();
        return given == null ? List.of() : given;
    }

    boolean quiet() {
        return isSet(quiet);
    }

    boolean verbose() {
        return isSet(verbose);
    }

    boolean noColor() {
        return isSet(noColor);
    }

    boolean yes() {
        return isSet(yes);
    }

    boolean dryRun() {
        return isSet(dryRun);
    }

    boolean noInput() {
        return isSet(noInput);
    }

    @Nullable
    Duration timeout() {
        return timeout.value();
    }

    boolean noCache() {
        return isSet(noCache);
    }

    boolean refresh() {
        return isSet(refresh);
    }

    boolean offline() {
        return isSet(offline);
    }

    @Nullable
    Duration maxAge() {
        return maxAge.value();
    }

    boolean cacheVerify() {
        return isSet(cacheVerify);
    }
}
