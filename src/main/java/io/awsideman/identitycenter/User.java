package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person in the identity store.
 *
 * @param attributes everything the API says, in its names ({@code UserName}, {@code Name}, {@code Emails}, …)
 */
public record User(Map<String, Object> attributes) {

    /** UserId: unique and never used again. */
    public String id() {
        return Attributes.required(attributes, "UserId");
    }

    /** UserName: unique regardless of case; AWS does not promise that every user has one. */
    public String userName() {
        String name = Attributes.text(attributes, "UserName");
        return name == null ? id() : name;
    }

    public @Nullable String displayName() {
        return Attributes.text(attributes, "DisplayName");
    }

    /** Issuers of the external ids: not empty for a user that an external identity provider created (SCIM). */
    public List<String> externalIssuers() {
        return ExternalIds.issuers(attributes);
    }
}
