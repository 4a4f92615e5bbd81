package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks before something is done; anything but the answer that is wanted is no. */
final class Confirmation {
    private final Terminal terminal;

    Confirmation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Asks yes or no. */
    void ask(String question) {
        String word = answer(question + " [y/N] ").toLowerCase(Locale.ROOT);
        require(word.equals("y") || word.equals("yes"));
    }

    /** Asks to type a text. */
    void askFor(String question, String text) {
        require(answer(question + " Type '" + text + "' to go on: ").equals(text));
    }

    private String answer(String question) {
        terminal.err().print(question);
        terminal.err().flush();
        String answer = readLine();
        if (answer == null) {
            terminal.err().println(); // Ctrl-D leaves the cursor behind the question
        }
        return answer == null ? "" : answer.strip();
    }

    private static void require(boolean agreed) {
        if (!agreed) {
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
