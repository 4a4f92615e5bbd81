package io.awsideman.failure;

import java.util.Collection;
import java.util.List;

/** A name or id that nothing has; where the names are known that there are, the remedy tells what was probably meant. */
public final class UnknownNameException extends AdminException {
    private static final long serialVersionUID = 1L;

    private final List<String> kinds;
    private final String name;
    private final String remedy;

    /**
     * A name of which it is not known what it could have meant; see {@link #among}.
     *
     * @param kinds what it could be the name of, in words: {@code user}, {@code permission set}
     */
    public UnknownNameException(List<String> kinds, String name, String remedy) {
        this(kinds, name, remedy, List.of());
    }

    private UnknownNameException(List<String> kinds, String name, String remedy, List<String> similar) {
        super(
                FailureKind.NOT_FOUND,
                "there is no " + String.join(" and no ", kinds) + " \"" + name + "\"",
                similar.isEmpty()
                        ? remedy
                        : "did you mean "
                                + String.join(
                                        " or ",
                                        similar.stream().map(ShellWord::of).toList())
                                + "? " + remedy);
        this.kinds = List.copyOf(kinds);
        this.name = name;
        this.remedy = remedy;
    }

    /** What it could have been the name of. */
    public List<String> kinds() {
        return kinds;
    }

    /** The same among the names that there are. */
    public UnknownNameException among(Collection<String> names) {
        return new UnknownNameException(kinds, name, remedy, Spelling.similar(name, names));
    }
}
