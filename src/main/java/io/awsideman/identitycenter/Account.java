package io.awsideman.identitycenter;

import java.util.Map;

/**
 * An account of the organization.
 *
 * @param attributes everything the API says, in its names ({@code Id}, {@code Name}, {@code State}, …)
 */
public record Account(Map<String, Object> attributes) {

    /** The 12 digits. */
    public String id() {
        return Attributes.required(attributes, "Id");
    }
}
