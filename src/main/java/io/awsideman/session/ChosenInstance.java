package io.awsideman.session;

import java.nio.charset.StandardCharsets;

/** What is remembered of the instance to work with. */
record ChosenInstance(String arn, String identityStoreId) {
    private static final String SEPARATOR = "\n";

    byte[] encoded() {
        return (arn + SEPARATOR + identityStoreId).getBytes(StandardCharsets.UTF_8);
    }

    static ChosenInstance decoded(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR);
        return new ChosenInstance(parts[0], parts[1]);
    }
}
