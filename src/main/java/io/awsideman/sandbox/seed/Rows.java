package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Rows of the identity store as the seed makes them: the same identifiers and times in every sandbox. */
final class Rows {
    static final String STORE = "d-9067642ac7";

    private static final Instant FOUNDED = Instant.parse("2024-01-15T09:00:00Z");

    private Rows() {}

    /** The identifier that belongs to a name, the same each time. */
    static String id(String name) {
        return STORE.substring(2) + "-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The time of creation of the {@code position}-th thing: one a minute from the founding on. */
    static BigDecimal time(int position) {
        return Json.timestamp(FOUNDED.plusSeconds(60L * position));
    }

    static ObjectNode user(Person person, int position) {
        ObjectNode user = Json.object()
                .put("IdentityStoreId", STORE)
                .put("UserId", id("user " + person.userName()))
                .put("UserName", person.userName())
                .put("DisplayName", person.given() + " " + person.family())
                .put("Title", person.title())
                .put("UserStatus", "ENABLED");
        user.putObject("Name").put("GivenName", person.given()).put("FamilyName", person.family());
        user.putArray("Emails")
                .addObject()
                .put("Value", person.email())
                .put("Type", "work")
                .put("Primary", true);
        return stamped(user, position);
    }

    static ObjectNode group(String name, String description, int position) {
        return stamped(
                Json.object()
                        .put("IdentityStoreId", STORE)
                        .put("GroupId", id("group " + name))
                        .put("DisplayName", name)
                        .put("Description", description),
                position);
    }

    static ObjectNode membership(ObjectNode group, ObjectNode user, int position) {
        String groupId = group.path("GroupId").asText();
        String userId = user.path("UserId").asText();
        ObjectNode membership = Json.object()
                .put("IdentityStoreId", STORE)
                .put("MembershipId", id("membership " + groupId + userId))
                .put("GroupId", groupId);
        membership.putObject("MemberId").put("UserId", userId);
        return stamped(membership, position);
    }

    private static ObjectNode stamped(ObjectNode row, int position) {
        return row.put("CreatedAt", time(position))
                .put("CreatedBy", CallerIdentity.ARN)
                .put("UpdatedAt", time(position))
                .put("UpdatedBy", CallerIdentity.ARN);
    }
}
