package io.awsideman.identitycenter;

import java.util.Map;

/**
 * That a user or group may use an application.
 *
 * @param attributes everything the API says, in its names ({@code ApplicationArn}, {@code PrincipalId}, {@code PrincipalType})
 */
public record ApplicationAssignment(Map<String, Object> attributes) {

    public String principalId() {
        return Attributes.required(attributes, "PrincipalId");
    }

    /** Whether it is for a group and not for a user. */
    public boolean isForGroup() {
        return Attributes.required(attributes, "PrincipalType").equals("GROUP");
    }
}
