package io.awsideman.cache.backend.redis;

import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.NameDigest;

/**
 * The names of all keys. What stands in braces decides in which slot of a cluster a key lies: all of them lie in one, because a
 * read asks for an entry and for tokens that other entries depend on as well, in one request. Names are digests, so that they
 * say nothing of users and accounts.
 *
 * <pre>
 * {prefix}:1:e:&lt;scope&gt;:&lt;name&gt;   an entry
 * {prefix}:1:t:&lt;prefix&gt;         a token
 * {prefix}:1:root             what everything depends on; see {@link Root}
 * {prefix}:1:counters
 * </pre>
 */
final class Keys {
    private final String base;

    Keys(String prefix) {
        base = "{" + prefix + "}:1:";
    }

    String root() {
        return base + "root";
    }

    String counters() {
        return base + "counters";
    }

    String token(String prefix) {
        return base + "t:" + digest(prefix);
    }

    /** Matches the keys of all tokens. */
    String tokens() {
        return base + "t:*";
    }

    String entry(EntryAddress address) {
        return base + "e:" + digest(address.scope()) + ":" + digest(address.name());
    }

    /** Matches the keys of all entries. */
    String entries() {
        return base + "e:*";
    }

    /** Matches the keys of the entries of one scope. */
    String entriesOf(String scope) {
        return base + "e:" + digest(scope) + ":*";
    }

    static String digest(String text) {
        return NameDigest.of(text, 16);
    }
}
