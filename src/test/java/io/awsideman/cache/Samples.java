package io.awsideman.cache;

import java.nio.charset.StandardCharsets;

/** Scopes, keys and values that tests have in common. */
public final class Samples {
    public static final String DOMAIN = "aws/us-east-1";
    public static final CacheScope ALICE = scope("111122223333/Admin");
    public static final CacheScope BOB = scope("111122223333/ReadOnly");
    public static final CacheKey USERS = CacheKey.of(ALICE, "user", "list", "all");
    public static final CacheKey USER_1 = CacheKey.of(ALICE, "user", "describe", "u-1");
    public static final CacheKey GROUPS = CacheKey.of(ALICE, "group", "list", "all");

    private Samples() {}

    public static CacheScope scope(String caller) {
        return new CacheScope(caller, "us-east-1", "", "d-1234567890", DOMAIN);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
