package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;

/**
 * A writer whose failures are {@link OutputFailedException}s. Put under a {@link java.io.PrintWriter}, which forgets
 * every {@link IOException}, it lets the failure through to the caller.
 */
public final class GuardedWriter extends Writer {
    private final Writer target;

    public GuardedWriter(Writer target) {
        this.target = target;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        try {
            target.write(buffer, offset, length);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void write(String text, int offset, int length) {
        try {
            target.write(text, offset, length);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void write(int character) {
        try {
            target.write(character);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void flush() {
        try {
            target.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    @Override
    public void close() {
        try {
            target.close();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }
}
