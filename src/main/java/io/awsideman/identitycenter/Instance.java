package io.awsideman.identitycenter;

import java.util.Map;

/**
 * An Identity Center: of the organization, or of one account (which has no permission sets).
 *
 * @param attributes everything the API says, in its names ({@code InstanceArn}, {@code IdentityStoreId}, …)
 */
public record Instance(Map<String, Object> attributes) {

    public String arn() {
        return Attributes.required(attributes, "InstanceArn");
    }

    /** How far AWS has come with it: {@code ACTIVE} when it can be used. */
    public String status() {
        return Attributes.required(attributes, "Status");
    }

    public String identityStoreId() {
        return Attributes.required(attributes, "IdentityStoreId");
    }
}
