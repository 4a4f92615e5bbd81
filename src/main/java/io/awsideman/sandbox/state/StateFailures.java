package io.awsideman.sandbox.state;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Path;

/** What the user is told when the sandbox's files cannot be used. */
final class StateFailures {
    private StateFailures() {}

    static AdminException damaged(Path file, IOException cause) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                "the sandbox state " + file + " is damaged: " + firstLine(cause),
                "run `awsideman sandbox reset` to start from the seed again; the file is left as it is until then",
                cause);
    }

    static AdminException notReadable(Path file, IOException cause) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                "cannot read the sandbox file " + file + ": " + reason(cause),
                "check the permissions of " + file.getParent(),
                cause);
    }

    static AdminException notWritable(Path file, IOException cause) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                "cannot write the sandbox file " + file + ": " + reason(cause),
                "check the permissions of " + file.getParent() + " and the free space of its disk",
                cause);
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + firstLine(e);
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no detail");
    }
}
