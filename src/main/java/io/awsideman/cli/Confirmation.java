package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks yes or no; anything but yes is no. */
final class Confirmation {
    private final Terminal terminal;

    Confirmation(Terminal terminal) {
        this.terminal = terminal;
    }

    void ask(String question) {
        terminal.err().print(question + " [y/N] ");
        terminal.err().flush();
        String answer = readLine();
        if (answer == null) {
            terminal.err().println(); // Ctrl-D leaves the cursor behind the question
        }
        String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("y") && !word.equals("yes")) {
            throw new AdminException(FailureKind.INTERRUPTED, "cancelled; nothing was done", null);
        }
    }

    private @Nullable String readLine() {
        try {
            return terminal.in().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
