package io.awsideman.cli;

import org.jspecify.annotations.Nullable;

/** The help of each command as {@link HelpLayout} lays it out, without picocli: to make its model takes longer than a cached answer. */
public interface HelpPages {
    /** The class of the pages that the build writes when all commands are compiled. */
    String WRITTEN = "io.awsideman.cli.WrittenHelp";

    /**
     * The page of a command, for a terminal with colours and with {@code \n} at the ends of lines.
     *
     * @param command its words with a blank between; none for {@code awsideman} itself
     * @return null if there is none
     */
    @Nullable
    String of(String command);

    /** What the build has written; where it has not, as in a development environment, no pages. */
    static HelpPages load() {
        try {
            return (HelpPages) Class.forName(WRITTEN).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            return command -> null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(WRITTEN + " is not what this version's build writes", e);
        }
    }
}
