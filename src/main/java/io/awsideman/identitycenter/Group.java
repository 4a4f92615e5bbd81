package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group in the identity store.
 *
 * @param attributes everything the API says, in its names ({@code GroupId}, {@code DisplayName}, …)
 */
public record Group(Map<String, Object> attributes) {

    public String id() {
        return Attributes.required(attributes, "GroupId");
    }

    /** DisplayName, or the id of a group without one. */
    public String name() {
        String name = Attributes.text(attributes, "DisplayName");
        return name == null ? id() : name;
    }

    public @Nullable String description() {
        return Attributes.text(attributes, "Description");
    }

    /** Issuers of the external ids: not empty for a group that an external identity provider created (SCIM). */
    public List<String> externalIssuers() {
        return ExternalIds.issuers(attributes);
    }
}
