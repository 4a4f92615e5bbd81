package io.awsideman.failure;

/** A word of a command line that is shown to be run: in quotes, unless it needs none. */
public final class ShellWord {
    private ShellWord() {}

    /** The word as every POSIX shell reads it back. */
    public static String of(String text) {
        return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
