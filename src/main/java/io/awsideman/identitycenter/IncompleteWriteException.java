package io.awsideman.identitycenter;

import java.util.List;

/** Of a change that takes several calls some were made before one failed. */
public final class IncompleteWriteException extends RuntimeException {
    private final transient List<WriteStep> done;
    private final transient List<WriteStep> missing;
    private final transient RuntimeException failure;

    /** @param missing the step that failed and those after it */
    IncompleteWriteException(List<WriteStep> done, List<WriteStep> missing, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.done = List.copyOf(done);
        this.missing = List.copyOf(missing);
        this.failure = cause;
    }

    /** What was done, one phrase each. */
    public List<String> done() {
        return done.stream().map(WriteStep::what).toList();
    }

    /** What was not done, one phrase each; the first failed. */
    public List<String> missing() {
        return missing.stream().map(WriteStep::what).toList();
    }

    /** Why the first missing step failed. */
    public RuntimeException failure() {
        return failure;
    }
}
