package io.awsideman.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of one cached answer: {@code user:describe:u-123} within a scope.
 *
 * @param resourceType such as {@code user}, {@code permission_set}: lower case letters, digits, {@code _} and {@code -}
 * @param operation such as {@code list}, {@code describe}: the same characters
 * @param identifiers one or more, any non-empty text of up to 2048 characters
 */
public record CacheKey(CacheScope scope, String resourceType, String operation, List<String> identifiers) {
    /** The prefix of everything that a backend holds. */
    public static final String EVERYTHING = "*";

    private static final int LONGEST_WORD = 64;
    private static final int MAX_IDENTIFIER = 2048;
    private static final int MAX_IDENTIFIERS = 8;

    public CacheKey {
        if (scope == null || identifiers == null) {
            throw new CacheValidationException("a cache key needs a scope and identifiers");
        }
        checkWord("resource type", resourceType);
        checkWord("operation", operation);
        if (identifiers.isEmpty() || identifiers.size() > MAX_IDENTIFIERS) {
            throw new CacheValidationException("a cache key needs 1 to " + MAX_IDENTIFIERS + " identifiers");
        }
        for (String identifier : identifiers) {
            checkIdentifier(identifier);
        }
        identifiers = List.copyOf(identifiers);
    }

    public static CacheKey of(CacheScope scope, String resourceType, String operation, String... identifiers) {
        return new CacheKey(scope, resourceType, operation, List.of(identifiers));
    }

    /** The key whose {@link #text()} this is; {@link CacheValidationException} for any other text. */
    public static CacheKey parse(CacheScope scope, String text) {
        List<String> segments = Segments.split(text, ':');
        if (segments.size() < 3) {
            throw new CacheValidationException("not the text of a cache key: " + text);
        }
        List<String> identifiers = new ArrayList<>();
        for (String segment : segments.subList(2, segments.size())) {
            identifiers.add(Segments.unescape(segment));
        }
        return new CacheKey(scope, segments.get(0), segments.get(1), identifiers);
    }

    /** {@code resource_type:operation:identifier[:…]} with percent-escaped segments; different keys have different texts. */
    public String text() {
        return String.join(":", segments());
    }

    /**
     * The prefixes whose generations decide whether an entry of this key still counts, always in this order: everything, the scope, the
     * domain, the resource type, the operation, then one more for each identifier.
     */
    public List<String> generationPrefixes() {
        List<String> prefixes = new ArrayList<>(identifiers.size() + 5);
        prefixes.add(EVERYTHING);
        prefixes.add(scope.generationPrefix());
        prefixes.add(prefix(scope.domain(), List.of()));
        List<String> segments = segments();
        for (int length = 1; length <= segments.size(); length++) {
            prefixes.add(prefix(scope.domain(), segments.subList(0, length)));
        }
        return prefixes;
    }

    /** Where a backend keeps the entry of this key. */
    public EntryAddress address() {
        return new EntryAddress(scope.text(), text(), generationPrefixes());
    }

    /** The escaped segments of the text. */
    List<String> segments() {
        List<String> segments = new ArrayList<>(identifiers.size() + 2);
        segments.add(resourceType);
        segments.add(operation);
        for (String identifier : identifiers) {
            segments.add(Segments.escape(identifier));
        }
        return segments;
    }

    static String prefix(String domain, List<String> escapedSegments) {
        String root = Segments.escapePath(domain);
        return escapedSegments.isEmpty() ? root : root + "/" + String.join(":", escapedSegments);
    }

    private static void checkWord(String what, String word) {
        if (word == null || !isWord(word)) {
            throw new CacheValidationException("a cache key's " + what + " is a lower-case word, not '" + word + "'");
        }
    }

    /** Without a regular expression: each command has keys, and to compile one takes longer than to check them all. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!(c >= 'a' && c <= 'z') && !(inside && i > 0)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_WORD;
    }

    private static void checkIdentifier(String identifier) {
        if (identifier == null || identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER) {
            throw new CacheValidationException(
                    "an identifier of a cache key has 1 to " + MAX_IDENTIFIER + " characters");
        }
    }

    /** Written out, as {@link #hashCode}: the compiler's own are made at run time, which takes longer than a cached answer. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof CacheKey other
                && scope.equals(other.scope)
                && resourceType.equals(other.resourceType)
                && operation.equals(other.operation)
                && identifiers.equals(other.identifiers);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * scope.hashCode() + resourceType.hashCode()) + operation.hashCode())
                + identifiers.hashCode();
    }
}
