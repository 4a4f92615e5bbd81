package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.NameDigest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The values of {@code cache_key}: {@code entry/SCOPE/NAME}, {@code part/SCOPE/SET/NUMBER}, {@code generation/DIGEST},
 * {@code counters}, {@code forgotten}. A slash or percent sign in a scope or name is percent-escaped; what is longer than a key of DynamoDB can take
 * (2048 bytes) is {@code ~} and its digest. Prefixes are digests only, so that those that outlive a change to encryption tell
 * nothing.
 */
final class ItemKeys {
    static final String ENTRY = "entry/";
    static final String PART = "part/";
    static final String GENERATION = "generation/";
    static final String COUNTERS = "counters";
    static final String FORGOTTEN = "forgotten";

    private static final int LONGEST = 900;
    private static final int DIGEST_BYTES = 32;

    private ItemKeys() {}

    static String entry(EntryAddress address) {
        return entries(address.scope()) + segment(address.name());
    }

    /** What the keys of all entries of a scope begin with, or with {@code null} of all. */
    static String entries(@Nullable String scope) {
        return scope == null ? ENTRY : ENTRY + segment(scope) + "/";
    }

    /** What the keys of all parts of entries of a scope begin with, or with {@code null} of all. */
    static String parts(@Nullable String scope) {
        return scope == null ? PART : PART + segment(scope) + "/";
    }

    /** The key of a part of the entry with this key. */
    static String part(String entryKey, String set, int number) {
        String scope = entryKey.substring(ENTRY.length(), entryKey.indexOf('/', ENTRY.length()));
        return PART + scope + "/" + set + "/" + number;
    }

    static String generation(String prefix) {
        return GENERATION + NameDigest.of(prefix, DIGEST_BYTES);
    }

    private static String segment(String text) {
        String escaped = text.replace("%", "%25").replace("/", "%2F");
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return escaped.startsWith("~") ? "%7E" + escaped.substring(1) : escaped;
        }
        return "~" + NameDigest.of(escaped, DIGEST_BYTES);
    }
}
