package io.awsideman.cli.arguments;

import java.util.List;

/** What each command takes. */
public interface ArgumentTable {
    /** The class of the table that the build writes when all commands are compiled. */
    String WRITTEN = "io.awsideman.cli.arguments.WrittenArguments";

    /**
     * The arguments of a command but those that every command has.
     *
     * @param command a class that is annotated for picocli
     */
    List<Argument> of(Class<?> command);

    /** What the build has written; where it has not, as in a development environment, what the commands declare. */
    static ArgumentTable load() {
        try {
            return (ArgumentTable)
                    Class.forName(WRITTEN).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            return new DeclaredArguments();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(WRITTEN + " is not what this version's build writes", e);
        }
    }
}
