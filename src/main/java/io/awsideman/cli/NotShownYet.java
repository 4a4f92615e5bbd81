package io.awsideman.cli;

/** Warns after a write whose result AWS does not show yet: a command that follows at once may not find it. */
public final class NotShownYet {
    private NotShownYet() {}

    /**
     * @param what was written, such as {@code group}
     * @param isShown whether AWS shows it; then nothing is said
     */
    public static void warn(CommandContext context, String what, boolean isShown) {
        if (!isShown) {
            context.warn("AWS does not show the " + what
                    + " yet: what is printed is what was asked for; do not repeat it," + " and look in a few seconds");
        }
    }
}
