package io.awsideman.cli;

import io.awsideman.cli.output.OutputFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before the noun or after the verb. */
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

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "AWS profile; \"sandbox\" is the embedded sandbox (default: AWS_PROFILE)")
    @Nullable
    String profile;

    @Option(names = "--sandbox", scope = ScopeType.INHERIT, description = "Use the embedded sandbox instead of AWS")
    boolean sandbox;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            scope = ScopeType.INHERIT,
            description = "Home region of Identity Center (default: AWS_REGION, then the profile's)")
    @Nullable
    String region;

    @Option(
            names = "--instance-arn",
            paramLabel = "ARN",
            scope = ScopeType.INHERIT,
            description = "The Identity Center instance, where there is more than one")
    @Nullable
    String instanceArn;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Send all requests there instead of to AWS")
    @Nullable
    String endpointUrl;

    @Option(
            names = {"-o", "--output", "--format"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            converter = ValueConverters.Format.class,
            description = "table, json, jsonl, yaml, csv (formulas get an apostrophe) or text (default: table)")
    @Nullable
    OutputFormat output;

    @Option(
            names = "--query",
            paramLabel = "JMESPATH",
            scope = ScopeType.INHERIT,
            description = "Pick from the result with a JMESPath expression")
    @Nullable
    String query;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "Columns to show, in this order, separated by commas")
    @Nullable
    List<String> columns;

    @Option(
            names = "--sort-by",
            paramLabel = "NAME",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "Sort by these columns; -NAME sorts downwards")
    @Nullable
    List<String> sortBy;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No messages and no progress, only data and errors")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show each request to AWS, and stack traces of errors")
    boolean verbose;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours (also: NO_COLOR)")
    boolean noColor;

    @Option(
            names = {"-y", "--yes", "--force"},
            scope = ScopeType.INHERIT,
            description = "Do not ask before doing harm")
    boolean yes;

    @Option(names = "--dry-run", scope = ScopeType.INHERIT, description = "Show what would be done and change nothing")
    boolean dryRun;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "Never ask, fail instead")
    boolean noInput;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            converter = ValueConverters.Time.class,
            description = "Give up an operation after this time, such as 30s or 2m")
    @Nullable
    Duration timeout;

    @Option(
            names = "--no-cache",
            scope = ScopeType.INHERIT,
            description = "Ask AWS, and neither read nor fill the cache")
    boolean noCache;

    @Option(
            names = "--refresh",
            scope = ScopeType.INHERIT,
            description = "Ask AWS, and fill the cache with the answers")
    boolean refresh;

    @Option(
            names = "--offline",
            scope = ScopeType.INHERIT,
            description = "Answer from the cache only, and never ask AWS")
    boolean offline;

    @Option(
            names = "--max-age",
            paramLabel = "TIME",
            scope = ScopeType.INHERIT,
            converter = ValueConverters.Time.class,
            description = "Accept cached answers up to this age, such as 10m")
    @Nullable
    Duration maxAge;

    @Option(
            names = "--cache-verify",
            scope = ScopeType.INHERIT,
            description = "Ask AWS as well, and warn where the cache differs")
    boolean cacheVerify;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help")
    boolean help;
}
