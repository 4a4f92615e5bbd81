package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;

/** What the service itself puts on a row: identifiers, and who changed it when. */
final class Stamps {
    private final InstantSource clock;
    private final Random random;

    Stamps(InstantSource clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** An identifier as the identity store makes them: its own number, then a random UUID. */
    String newId(String identityStoreId) {
        return identityStoreId.replaceFirst("^d-", "") + "-" + newUuid();
    }

    UUID newUuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Twelve digits, the first of them no zero. */
    String newAccountId() {
        return String.valueOf(100_000_000_000L + Math.floorMod(random.nextLong(), 900_000_000_000L));
    }

    /** Sixteen hexadecimal digits, as at the end of many ARNs. */
    String newNumber() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    String newPermissionSetArn(String instanceArn) {
        return instanceArn.replaceFirst(":instance/", ":permissionSet/") + "/ps-" + newNumber();
    }

    String newRequestId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    void created(ObjectNode row) {
        row.put("CreatedAt", now()).put("CreatedBy", CallerIdentity.ARN);
        updated(row);
    }

    void updated(ObjectNode row) {
        row.put("UpdatedAt", now()).put("UpdatedBy", CallerIdentity.ARN);
    }

    /** The time, as it travels. */
    BigDecimal now() {
        return Json.timestamp(clock.instant());
    }
}
