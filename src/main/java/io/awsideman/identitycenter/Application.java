package io.awsideman.identitycenter;

import java.util.Map;

/**
 * An application that people reach through Identity Center.
 *
 * @param attributes everything the API says, in its names ({@code ApplicationArn}, {@code Name}, {@code Status}, …)
 */
public record Application(Map<String, Object> attributes) {

    public String arn() {
        return Attributes.required(attributes, "ApplicationArn");
    }

    /** Name, which several applications may share; the ARN of an application without one. */
    public String name() {
        String name = Attributes.text(attributes, "Name");
        return name == null ? arn() : name;
    }
}
