package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/** An e-mail address or phone number of a user. */
public record Contact(String value, @Nullable String type, boolean primary) {}
