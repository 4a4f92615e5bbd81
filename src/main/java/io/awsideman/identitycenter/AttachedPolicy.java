package io.awsideman.identitycenter;

import java.util.Map;

/**
 * A policy of the organization and one thing that it is attached to.
 *
 * @param target what it is attached to
 * @param attributes everything the API says of the policy, in its names ({@code Id}, {@code Name}, {@code Type}, …)
 */
public record AttachedPolicy(PolicyTarget target, Map<String, Object> attributes) {

    public String name() {
        return Attributes.required(attributes, "Name");
    }

    public String type() {
        return Attributes.required(attributes, "Type");
    }
}
