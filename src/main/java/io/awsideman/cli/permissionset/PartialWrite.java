package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import io.awsideman.identitycenter.IncompleteWriteException;

/** Tells how far a change came that takes several calls. */
final class PartialWrite {
    private final CommandContext context;

    PartialWrite(CommandContext context) {
        this.context = context;
    }

    AdminException explained(IncompleteWriteException failure, String set) {
        RuntimeException cause = failure.failure();
        String why = context.session()
                .explain(cause)
                .map(AdminException::getMessage)
                .orElseGet(() -> String.valueOf(cause.getMessage()));
        return new AdminException(
                FailureKind.PARTIAL,
                "done: " + String.join("; ", failure.done()) + ". Not done: " + String.join("; ", failure.missing())
                        + ": " + why,
                "nothing is lost: see awsideman permission-set get " + ShellWord.of(set)
                        + ", and give what is missing with awsideman permission-set update " + ShellWord.of(set) + " …",
                cause);
    }
}
