package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the cache knows, of whatever age; AWS is never asked. */
public final class RecalledNames {
    private RecalledNames() {}

    /**
     * The names of users or groups.
     *
     * @param kinds {@code user}, {@code group}; of others there are none
     */
    static List<String> of(CommandContext recalling, Collection<String> kinds) {
        Session session = recalling.session();
        return kinds.stream()
                .flatMap(kind -> switch (kind) {
                    case "user" ->
                        known(session, () -> session.users().stream()).map(User::userName);
                    case "group" ->
                        known(session, () -> session.groups().stream()).map(Group::name);
                    default -> Stream.<String>empty();
                })
                .toList();
    }

    /**
     * A listing where the cache has it, otherwise nothing: to complete or correct a line is no reason to fail.
     *
     * @param session one that recalls
     */
    public static <T> Stream<T> known(Session session, Supplier<Stream<T>> listing) {
        if (!session.configuration().cache().enabled()) {
            return Stream.empty();
        }
        try {
            return listing.get();
        } catch (AdminException unknown) {
            return Stream.empty();
        }
    }
}
