package io.awsideman.cli;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A level of the command line that has no work of its own: it knows the names of all its commands, also of those that were not made. */
final class CommandGroup implements Runnable {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
    private final Map<String, String> summaries;

    /** @param summaries of the commands by name, in the order of the help */
    CommandGroup(Map<String, String> summaries) {
        this.summaries = summaries;
    }

    CommandSpec spec() {
        return spec;
    }

    Map<String, String> summaries() {
        return summaries;
    }

    /** Summaries by name of the commands at this level; none if it is no group. */
    static Map<String, String> summariesOf(CommandSpec spec) {
        return spec.userObject() instanceof CommandGroup group ? group.summaries : Map.of();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
