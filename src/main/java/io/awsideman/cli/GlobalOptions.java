package io.awsideman.cli;

import io.awsideman.cli.output.OutputFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command has, before the noun or after the verb; their values are there once a command line was read.
 *
 * <p>Made without annotations, because every command pays for these: to read annotations takes longer than a cached answer.
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

    private final OptionSpec profile = text(
                    "NAME",
                    "AWS profile; \"sandbox\" is the embedded sandbox (default: AWS_PROFILE)",
                    "-p",
                    "--profile")
            .build();
    private final OptionSpec sandbox =
            flag("Use the embedded sandbox instead of AWS", "--sandbox").build();
    private final OptionSpec region = text(
                    "REGION", "Home region of Identity Center (default: AWS_REGION, then the profile's)", "--region")
            .build();
    private final OptionSpec instanceArn = text(
                    "ARN", "The Identity Center instance, where there is more than one", "--instance-arn")
            .build();
    private final OptionSpec endpointUrl = text("URL", "Send all requests there instead of to AWS", "--endpoint-url")
            .build();
    private final OptionSpec output = text(
                    "FORMAT",
                    "table, json, jsonl, yaml, csv (formulas get an apostrophe), text or html (default: table)",
                    "-o",
                    "--output",
                    "--format")
            .type(OutputFormat.class)
            .converters(new ValueConverters.Format())
            .build();
    private final OptionSpec query = text("JMESPATH", "Pick from the result with a JMESPath expression", "--query")
            .build();
    private final OptionSpec columns = list("NAME", "Columns to show, in this order, separated by commas", "--columns")
            .build();
    private final OptionSpec sortBy = list("NAME", "Sort by these columns; -NAME sorts downwards", "--sort-by")
            .build();
    private final OptionSpec quiet = flag("No messages and no progress, only data and errors", "-q", "--quiet")
            .build();
    private final OptionSpec verbose = flag("Show each request to AWS, and stack traces of errors", "-v", "--verbose")
            .build();
    private final OptionSpec noColor =
            flag("No colours (also: NO_COLOR)", "--no-color").build();
    private final OptionSpec yes =
            flag("Do not ask before doing harm", "-y", "--yes", "--force").build();
    private final OptionSpec dryRun =
            flag("Show what would be done and change nothing", "--dry-run").build();
    private final OptionSpec noInput =
            flag("Never ask, fail instead", "--no-input").build();
    private final OptionSpec timeout = time("Give up an operation after this time, such as 30s or 2m", "--timeout")
            .build();
    private final OptionSpec noCache =
            flag("Ask AWS, and neither read nor fill the cache", "--no-cache").build();
    private final OptionSpec refresh =
            flag("Ask AWS, and fill the cache with the answers", "--refresh").build();
    private final OptionSpec offline =
            flag("Answer from the cache only, and never ask AWS", "--offline").build();
    private final OptionSpec maxAge = time("Accept cached answers up to this age, such as 10m", "--max-age")
            .build();
    private final OptionSpec cacheVerify = flag("Ask AWS as well, and warn where the cache differs", "--cache-verify")
            .build();
    private final OptionSpec help =
            flag("Show this help", "-h", "--help").usageHelp(true).build();

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .scopeType(ScopeType.INHERIT)
                .description(description);
    }

    private static OptionSpec.Builder flag(String description, String... names) {
        return option(description, names).type(boolean.class);
    }

    private static OptionSpec.Builder text(String label, String description, String... names) {
        return option(description, names).paramLabel(label).type(String.class);
    }

    private static OptionSpec.Builder list(String label, String description, String... names) {
        return option(description, names)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",");
    }

    private static OptionSpec.Builder time(String description, String... names) {
        return text("TIME", description, names).type(Duration.class).converters(new ValueConverters.Time());
    }

    /** All of them, in the order of the help. */
    List<OptionSpec> all() {
        return List.of(
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
    }

    private static boolean isSet(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    @Nullable
    String profile() {
        return profile.getValue();
    }

    boolean sandbox() {
        return isSet(sandbox);
    }

    @Nullable
    String region() {
        return region.getValue();
    }

    @Nullable
    String instanceArn() {
        return instanceArn.getValue();
    }

    @Nullable
    String endpointUrl() {
        return endpointUrl.getValue();
    }

    @Nullable
    OutputFormat output() {
        return output.getValue();
    }

    @Nullable
    String query() {
        return query.getValue();
    }

    List<String> columns() {
        List<String> given = columns.getValue();
        return given == null ? List.of() : given;
    }

    List<String> sortBy() {
        List<String> given = sortBy.getValue();
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
        return timeout.getValue();
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
        return maxAge.getValue();
    }

    boolean cacheVerify() {
        return isSet(cacheVerify);
    }
}
