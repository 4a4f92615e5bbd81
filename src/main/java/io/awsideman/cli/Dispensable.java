package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Optional;
import java.util.function.Supplier;

/** What makes an answer nicer, and that a command can do without where the caller is not allowed to read it. */
public final class Dispensable {
    private final CommandContext context;

    public Dispensable(CommandContext context) {
        this.context = context;
    }

    /**
     * What is read, or empty with a remark if the caller is not allowed to.
     *
     * @param what for the remark, a plural: {@code names of the accounts}
     */
    public <T> Optional<T> read(String what, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (RuntimeException e) {
            AdminException explained = e instanceof AdminException own
                    ? own
                    : context.session().explain(e).orElseThrow(() -> e);
            if (explained.kind() != FailureKind.NOT_AUTHORIZED) {
                throw e;
            }
            context.message("The " + what + " are not shown: " + explained.getMessage());
            return Optional.empty();
        }
    }
}
