package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/** A postal address of a user; every part is optional. */
public record PostalAddress(
        @Nullable String streetAddress,
        @Nullable String locality,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String formatted,
        @Nullable String type,
        boolean primary) {}
