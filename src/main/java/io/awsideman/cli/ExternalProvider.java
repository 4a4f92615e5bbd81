package io.awsideman.cli;

import java.util.List;

/** Warns before a change of what an external identity provider looks after. */
public final class ExternalProvider {
    private ExternalProvider() {}

    /**
     * @param what is to be changed, such as {@code user jdoe}
     * @param issuers of its external ids; none if nobody else looks after it
     */
    public static void warn(CommandContext context, String what, List<String> issuers) {
        if (!issuers.isEmpty()) {
            context.warn("the " + what + " is managed by an external identity provider (" + String.join(", ", issuers)
                    + "): its next synchronization may undo a change made here; make it there instead");
        }
    }
}
