package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * What a command prints, such as that of a password manager. It gets no input, none of our variables, and this program's errors
 * are its errors, so that it can say what is wrong.
 */
record CommandPassphrase(List<String> words, Duration patience) implements Passphrase {
    private static final String OURS = "AWSIDEMAN_";

    CommandPassphrase {
        words = List.copyOf(words);
    }

    /**
     * The words of a command line, as a shell would see them that knows nothing but quotes: {@code '…'} takes all as it is,
     * in {@code "…"} and outside {@code \} takes the next character as it is.
     */
    static List<String> words(String commandLine) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < commandLine.length(); i++) {
            char c = commandLine.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && i + 1 < commandLine.length()) {
                word.append(commandLine.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                word.append(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (quote != 0 || words.isEmpty()) {
            throw PassphraseLine.unusable(
                    "the passphrase command has " + (quote != 0 ? "a quote that does not end" : "no words"),
                    "give a command line that prints the passphrase, such as: pass show awsideman");
        }
        return words;
    }

    @Override
    public char[] read() {
        String name = "the passphrase command " + words.get(0); // its arguments may be nobody's business
        Process process = start(name);
        try {
            return new TimeLimit(patience).call(() -> firstLine(process, name));
        } catch (TimeoutException e) {
            throw new KeyUnavailableException(
                    Reason.TIMED_OUT,
                    name + " has not ended within " + patience.toSeconds() + " s",
                    "run it by hand to see what it waits for");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeyUnavailableException known) {
                throw known;
            }
            throw PassphraseLine.unusable(name + " cannot be read from", "run it by hand to see what it prints");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(String name) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeIf(variable -> variable.startsWith(OURS));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw PassphraseLine.unusable(name + " cannot be started", "check that there is such a program");
        }
    }

    private static char[] firstLine(Process process, String name) throws IOException, InterruptedException {
        char[] passphrase = {};
        KeyUnavailableException none = null;
        try (InputStream out = process.getInputStream()) {
            passphrase = PassphraseLine.read(out, name);
            out.transferTo(OutputStream.nullOutputStream());
        } catch (KeyUnavailableException e) {
            none = e;
        }
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            Arrays.fill(passphrase, (char) 0);
            throw PassphraseLine.unusable(name + " has failed with exit code " + exitCode, "run it by hand to see why");
        }
        if (none != null) {
            throw none;
        }
        return passphrase;
    }
}
