package io.awsideman.identitycenter;

import java.util.Map;

/**
 * The organization that the caller's account is in.
 *
 * @param attributes everything the API says, in its names ({@code Id}, {@code FeatureSet}, {@code MasterAccountId}, …)
 */
public record Organization(Map<String, Object> attributes) {

    public String id() {
        return Attributes.required(attributes, "Id");
    }

    /** The account that owns the organization, which the API still calls master account. */
    public String managementAccountId() {
        return Attributes.required(attributes, "MasterAccountId");
    }
}
