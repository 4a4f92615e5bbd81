package io.awsideman.cli;

import io.awsideman.failure.AdminException;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        List<String> names = new ArrayList<>();
        for (String kind : kinds) {
            switch (kind) {
                case "user" -> users(session, names::add);
                case "group" -> groups(session, names::add);
                default -> {} // nobody listed these before
            }
        }
        return names;
    }

    /** Hands over the names of users. */
    public static void users(Session session, Consumer<String> taker) {
        known(session, () -> session.users().rows(), user -> taker.accept(new User(user).userName()));
    }

    /** Hands over the names of groups. */
    public static void groups(Session session, Consumer<String> taker) {
        known(session, () -> session.groups().rows(), group -> taker.accept(new Group(group).name()));
    }

    /**
     * Hands over what the cache has of a listing: to complete or correct a line is no reason to fail.
     *
     * @param session one that recalls
     */
    public static <T> void known(Session session, Supplier<Iterator<T>> listing, Consumer<? super T> taker) {
        if (!session.configuration().cache().enabled()) {
            return;
        }
        try {
            listing.get().forEachRemaining(taker);
        } catch (AdminException unknown) {
            return;
        }
    }
}
