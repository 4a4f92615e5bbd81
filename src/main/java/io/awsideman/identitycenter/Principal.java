package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/**
 * A user or group that has assignments or shall have some.
 *
 * @param type {@code null} for an id that nobody has any more: what it was, only its assignments tell
 * @param name user name or display name; {@code null} for an id that nobody has any more
 */
public record Principal(@Nullable PrincipalType type, String id, @Nullable String name) {

    public static Principal of(User user) {
        return new Principal(PrincipalType.USER, user.id(), user.userName());
    }

    public static Principal of(Group group) {
        return new Principal(PrincipalType.GROUP, group.id(), group.name());
    }

    /** The id of a user or group that is gone, whose assignments AWS has kept. */
    static Principal deleted(String id) {
        return new Principal(null, id, null);
    }

    public boolean exists() {
        return name != null;
    }

    /** Kind, name and id, for messages. */
    public String label() {
        return type == null ? "deleted principal " + id : type.word() + " " + name + " (" + id + ")";
    }
}
