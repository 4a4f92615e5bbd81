package io.awsideman.cli;

import java.util.List;
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

    @Option(names = "--limit", paramLabel = "N", description = "Show the first N only")
    void setLimit(int value) {
        if (value < 1) {
            throw new ParameterException(
                    command.commandLine(), "--limit: " + value + " is not a number from 1 upwards");
        }
        limit = value;
    }

    /** The first rows, as many as asked for. */
    public <T> List<T> apply(List<T> rows) {
        return limit == null || limit >= rows.size() ? rows : rows.subList(0, limit);
    }
}
