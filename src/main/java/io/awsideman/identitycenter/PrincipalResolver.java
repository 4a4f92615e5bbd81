package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.UnknownNameException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the user or group that a name or id stands for; exact matches only. */
public final class PrincipalResolver {
    private final Users users;
    private final Groups groups;

    /** Looks where these look: with fresh users and groups for a write. */
    public PrincipalResolver(Users users, Groups groups) {
        this.users = users;
        this.groups = groups;
    }

    /**
     * The principal with this name or id.
     *
     * @param type what it must be, or {@code null} if that is not known
     * @throws AdminException NOT_FOUND if there is none, USAGE if a user and a group have the name, naming both
     */
    public Principal get(String nameOrId, @Nullable PrincipalType type) {
        return find(nameOrId, type).orElseThrow(() -> notFound(nameOrId, type));
    }

    /**
     * The same, but an id that nobody has any more stands for the deleted user or group it was.
     *
     * @throws AdminException as {@link #get} does
     */
    public Principal getOrDeleted(String nameOrId, @Nullable PrincipalType type) {
        return find(nameOrId, type)
                .or(() -> ResourceIds.mayBe(nameOrId) ? Optional.of(Principal.deleted(nameOrId)) : Optional.empty())
                .orElseThrow(() -> notFound(nameOrId, type));
    }

    private Optional<Principal> find(String nameOrId, @Nullable PrincipalType type) {
        Optional<Principal> user = type == PrincipalType.GROUP
                ? Optional.empty()
                : users.find(nameOrId).map(Principal::of);
        Optional<Principal> group = type == PrincipalType.USER
                ? Optional.empty()
                : groups.find(nameOrId).map(Principal::of);
        if (user.isPresent() && group.isPresent()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + nameOrId + "\" is the " + user.get().label() + " and the "
                            + group.get().label(),
                    "say which with --principal-type USER or --principal-type GROUP, or give the id");
        }
        return user.or(() -> group);
    }

    private static AdminException notFound(String nameOrId, @Nullable PrincipalType type) {
        List<String> kinds = type == null ? List.of("user", "group") : List.of(type.word());
        String search = type == null
                ? "awsideman user find TEXT, awsideman group find TEXT"
                : "awsideman " + type.word() + " find TEXT";
        return new UnknownNameException(
                kinds, nameOrId, "give a name or an id exactly as it is; search with: " + search);
    }
}
