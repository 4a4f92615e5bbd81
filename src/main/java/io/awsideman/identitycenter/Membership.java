package io.awsideman.identitycenter;

import java.util.Map;

/**
 * That a user is in a group.
 *
 * @param attributes everything the API says, in its names ({@code MembershipId}, {@code GroupId}, {@code MemberId}, …)
 */
public record Membership(Map<String, Object> attributes) {

    public String groupId() {
        return Attributes.required(attributes, "GroupId");
    }

    /** The id of the member, which may be gone; the API knows no members but users. */
    public String userId() {
        if (attributes.get("MemberId") instanceof Map<?, ?> member && member.get("UserId") instanceof String id) {
            return id;
        }
        throw new IllegalStateException("the service answered without MemberId.UserId");
    }
}
