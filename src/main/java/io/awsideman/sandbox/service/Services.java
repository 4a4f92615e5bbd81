package io.awsideman.sandbox.service;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** The awsJson services of the sandbox. */
public final class Services {
    private Services() {}

    /** Every service; {@code random} makes the identifiers of what clients create. */
    public static List<Service> all(InstantSource clock, Random random, Conditions conditions) {
        return List.of(
                IdentityStoreService.with(clock, random),
                SsoAdminService.with(clock, random, conditions),
                OrganizationsService.with(clock, random, conditions));
    }
}
