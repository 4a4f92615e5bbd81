package io.awsideman.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose entries these are. A caller is never answered from an entry of another scope: two callers may have different
 * rights, two instances different people.
 *
 * @param caller account id and role or user name, or whatever else decides what AWS would answer
 * @param region the region asked
 * @param endpoint the endpoint asked, empty for AWS's own
 * @param instance the instance or identity store asked, empty where an operation has none
 * @param domain the generation domain, such as {@code aws/us-east-1}. Generations are shared by all callers and instances
 *     of a domain, because a write made by one role must be seen by a colleague with another; invalidating too much costs
 *     misses only
 */
public record CacheScope(String caller, String region, String endpoint, String instance, String domain) {
    private static final int MAX_LENGTH = 2048;

    public CacheScope {
        check("caller", caller, false);
        check("region", region, false);
        check("endpoint", endpoint, true);
        check("instance", instance, true);
        check("domain", domain, false);
    }

    /** The scope on one line, injective: what is hashed, stored and compared. */
    public String text() {
        return Segments.joinEscaped("|", List.of(domain, caller, region, endpoint, instance));
    }

    /** 12 hexadecimal digits that stand for the scope where people have to name it; no two scopes in one cache share them. */
    public String id() {
        return NameDigest.of(text(), 6);
    }

    /** The scope whose {@link #text()} this is; {@link CacheValidationException} for any other text. */
    public static CacheScope parse(String text) {
        List<String> parts = Segments.split(text, '|');
        if (parts.size() != 5) {
            throw new CacheValidationException("not the text of a cache scope: " + text);
        }
        List<String> raw = new ArrayList<>();
        for (String part : parts) {
            raw.add(Segments.unescape(part));
        }
        return new CacheScope(raw.get(1), raw.get(2), raw.get(3), raw.get(4), raw.get(0));
    }

    /** The generation prefix of this one scope, replaced when the scope is cleared. */
    public String generationPrefix() {
        return "scope:" + text();
    }

    private static void check(String name, String value, boolean mayBeEmpty) {
        if (value == null || value.length() > MAX_LENGTH || (!mayBeEmpty && value.isBlank())) {
            throw new CacheValidationException(
                    "a cache scope needs a " + name + " of 1 to " + MAX_LENGTH + " characters");
        }
    }

    /** Written out, as {@link #hashCode}: the compiler's own are made at run time, which takes longer than a cached answer. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof CacheScope other
                && caller.equals(other.caller)
                && region.equals(other.region)
                && endpoint.equals(other.endpoint)
                && instance.equals(other.instance)
                && domain.equals(other.domain);
    }

    @Override
    public int hashCode() {
        return 31
                        * (31 * (31 * (31 * caller.hashCode() + region.hashCode()) + endpoint.hashCode())
                                + instance.hashCode())
                + domain.hashCode();
    }
}
