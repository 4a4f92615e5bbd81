package io.awsideman.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code awsideman}: has no work of its own. */
final class RootCommand {
    private static final String[] EXAMPLES = {
        "  awsideman user list --sandbox                     try it without an AWS account",
        "  awsideman user get john.doe@example.com           by user name, e-mail or id",
        "  awsideman user list --output json --profile prod  for scripts",
        "  awsideman cache status                            what is cached, and what it saves",
        "  awsideman user --help                             the commands about users"
    };

    private RootCommand() {}

    /**
     * What picocli has to know of it.
     *
     * @param nouns summaries by name
     */
    static CommandSpec spec(GlobalOptions options, Map<String, String> nouns) {
        CommandSpec spec = new CommandGroup(nouns).spec();
        spec.name("awsideman");
        spec.versionProvider(new Version());
        spec.usageMessage()
                .description("Manage users, groups and access of AWS IAM Identity Center.")
                .footer(EXAMPLES)
                .exitCodeList(exitCodes());
        options.specs().forEach(spec::addOption);
        return spec.addOption(OptionSpec.builder(Version.SHORT_OPTION, Version.OPTION)
                .versionHelp(true)
                .description("Show the version")
                .build());
    }

    /** What the exit codes mean. */
    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "a fault of awsideman, or its output could not be written");
        codes.put("2", "wrong usage; a confirmation was needed and nobody could be asked");
        codes.put("3", "configuration");
        codes.put("4", "not authorized, or the login has expired");
        codes.put("5", "not found");
        codes.put("6", "conflict with the present state");
        codes.put("7", "AWS is unavailable, or throttled to the end");
        codes.put("8", "an encryption key cannot be had");
        codes.put("9", "done in part");
        codes.put("10", "findings, where a command is asked to report them");
        codes.put("130", "interrupted");
        return codes;
    }
}
