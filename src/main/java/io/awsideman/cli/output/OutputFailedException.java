package io.awsideman.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Data could not be written to standard output. When the reader is gone ({@code awsideman user list | head}) the
 * program should end quietly; anything else, such as a full disk, is an error to report.
 */
public final class OutputFailedException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public OutputFailedException(IOException cause) {
        super("cannot write the output: " + cause.getMessage(), cause);
    }

    /** Whether the other end of the pipe was closed, which is no error. */
    public boolean readerGone() {
        IOException cause = getCause();
        String message =
                String.valueOf(cause == null ? null : cause.getMessage()).toLowerCase(Locale.ROOT);
        // The JDK has no type for EPIPE; the second and third are Windows' words for it.
        return message.contains("broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended")
                || message.contains("connection reset");
    }
}
