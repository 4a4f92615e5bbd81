package io.awsideman.identitycenter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A permission set without its policies and tags.
 *
 * @param attributes everything the API says, in its names ({@code Name}, {@code PermissionSetArn}, {@code SessionDuration},
 *     …)
 */
public record PermissionSet(Map<String, Object> attributes) {

    public String arn() {
        return Attributes.required(attributes, "PermissionSetArn");
    }

    /** The last part of the ARN, {@code ps-} and 16 characters. */
    public String id() {
        return arn().substring(arn().lastIndexOf('/') + 1);
    }

    /** Unique within the instance and never changed. */
    public String name() {
        return Attributes.required(attributes, "Name");
    }

    public @Nullable String description() {
        return Attributes.text(attributes, "Description");
    }

    /** ISO 8601, such as {@code PT8H}. */
    public @Nullable String sessionDuration() {
        return Attributes.text(attributes, "SessionDuration");
    }

    /** Where the console takes people when they sign in with this set. */
    public @Nullable String relayState() {
        return Attributes.text(attributes, "RelayState");
    }
}
