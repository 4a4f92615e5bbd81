package io.awsideman.identitycenter;

import java.util.Collection;

/**
 * Where users come from, as far as they show it: those that an identity provider synchronizes have external ids (SCIM). AWS has
 * no operation that tells the identity source itself.
 */
public enum IdentitySource {
    /** All users came from an identity provider. */
    EXTERNAL_PROVIDER,
    /** All users were created in Identity Center. */
    IDENTITY_CENTER_DIRECTORY,
    /** There are users of both kinds. */
    MIXED,
    /** There is no user that could show it. */
    UNKNOWN;

    static IdentitySource of(Collection<User> users) {
        long external =
                users.stream().filter(user -> !user.externalIssuers().isEmpty()).count();
        if (users.isEmpty()) {
            return UNKNOWN;
        }
        return external == 0 ? IDENTITY_CENTER_DIRECTORY : external == users.size() ? EXTERNAL_PROVIDER : MIXED;
    }
}
