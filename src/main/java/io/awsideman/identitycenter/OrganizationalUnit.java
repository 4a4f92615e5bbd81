package io.awsideman.identitycenter;

import java.util.Map;

/**
 * The root of the organization or an organizational unit in it.
 *
 * @param path the names from the root downwards, each after a slash, such as {@code /Workloads/Production}; {@code /} is the root
 * @param attributes everything the API says, in its names ({@code Id}, {@code Name}, {@code Arn}, …)
 */
public record OrganizationalUnit(String path, Map<String, Object> attributes) {

    /** The path of the root. */
    public static final String ROOT = "/";

    /** {@code r-…} of the root, {@code ou-…} of a unit. */
    public String id() {
        return Attributes.required(attributes, "Id");
    }

    public String name() {
        return Attributes.required(attributes, "Name");
    }

    public boolean isRoot() {
        return path.equals(ROOT);
    }

    /** A unit directly in this one. */
    OrganizationalUnit child(Map<String, Object> attributesOfChild) {
        String name = Attributes.required(attributesOfChild, "Name");
        return new OrganizationalUnit(isRoot() ? ROOT + name : path + "/" + name, attributesOfChild);
    }
}
