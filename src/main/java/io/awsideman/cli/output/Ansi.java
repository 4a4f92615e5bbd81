package io.awsideman.cli.output;

/**
 * Escape sequences of a terminal, or nothing at all.
 *
 * @param enabled whether the texts get colours; off, every method returns its argument
 */
public record Ansi(boolean enabled) {
    /** Nothing at all. */
    static final Ansi NONE = new Ansi(false);

    private static final String RESET = "\u001b[0m";

    /** Text that stands out. */
    public String bold(String text) {
        return enabled ? "\u001b[1m" + text + RESET : text;
    }
}
