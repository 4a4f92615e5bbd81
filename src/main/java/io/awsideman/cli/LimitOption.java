package io.awsideman.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --limit}: cuts what is shown; what is fetched and cached is always complete. */
public final class LimitOption {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    private @Nullable Integer limit;

    @Option(names = "--limit", paramLabel = "N", description = "Show the first N only, after sorting")
    void setLimit(int value) {
        if (value < 1) {
            throw new ParameterException(
                    command.commandLine(), "--limit: " + value + " is not a number from 1 upwards");
        }
        limit = value;
    }

    /** Whether all rows are to be shown. */
    public boolean isNone() {
        return limit == null;
    }

    /** How many rows to show at most. */
    public int count() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
