package io.awsideman.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code awsideman}: has no work of its own. */
@Command(
        name = "awsideman",
        description = "Manage users, groups and access of AWS IAM Identity Center.",
        versionProvider = Version.class,
        footer = {
            "  awsideman user list --sandbox                     try it without an AWS account",
            "  awsideman user get john.doe@example.com           by user name, e-mail or id",
            "  awsideman user list --output json --profile prod  for scripts",
            "  awsideman cache status                            what is cached, and what it saves",
            "  awsideman user --help                             the commands about users"
        },
        exitCodeList = {
            "0:done",
            "1:a fault of awsideman, or its output could not be written",
            "2:wrong usage; a confirmation was needed and nobody could be asked",
            "3:configuration",
            "4:not authorized, or the login has expired",
            "5:not found",
            "6:conflict with the present state",
            "7:AWS is unavailable, or throttled to the end",
            "8:an encryption key cannot be had",
            "9:done in part",
            "10:findings, where a command is asked to report them",
            "130:interrupted"
        })
final class RootCommand {
    @Mixin
    final GlobalOptions options;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version")
    boolean version;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
