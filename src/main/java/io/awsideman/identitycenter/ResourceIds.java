package io.awsideman.identitycenter;

import java.util.regex.Pattern;

/** The ids that the identity store gives to users, groups and memberships: unique, and never used again. */
final class ResourceIds {
    /** ResourceId in the service model: an optional prefix of ten hexadecimal digits before a UUID. */
    private static final Pattern ID =
            Pattern.compile("([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}");

    private ResourceIds() {}

    /** Whether the text may be an id; it may be a name all the same. */
    static boolean mayBe(String text) {
        return ID.matcher(text).matches();
    }
}
