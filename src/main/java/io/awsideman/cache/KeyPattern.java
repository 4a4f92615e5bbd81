package io.awsideman.cache;

import java.util.List;
import java.util.stream.Stream;

/**
 * A set of keys: those whose leading segments match. {@code *} stands for any run of characters within one segment; what is
 * below a matching key matches too, so that {@code user}, {@code user:*} and {@code user:*:*} are the same set.
 *
 * <p>A pattern without wildcard except at its end is one prefix, and invalidating it replaces one generation. Any other
 * needs a scan to find its keys.
 */
public final class KeyPattern {
    private static final String ANY = "*";

    private final List<String> segments;

    private KeyPattern(List<String> segments) {
        int length = segments.size();
        while (length > 0 && segments.get(length - 1).equals(ANY)) {
            length--;
        }
        this.segments = List.copyOf(segments.subList(0, length));
    }

    /** Reads {@code *}, {@code user:*}, {@code user:list:all}, {@code user:*:u-1}, {@code us*}. */
    public static KeyPattern parse(String text) {
        List<String> segments = Segments.split(text, ':');
        if (segments.stream().anyMatch(String::isEmpty)) {
            throw CacheValidationException.ofUserInput(
                    "'" + text + "' is not a pattern of cache keys", "write it like 'user:*' or 'group:members:g-1'");
        }
        return new KeyPattern(segments.stream().map(Segments::escapePattern).toList());
    }

    /** Everything. */
    public static KeyPattern everything() {
        return new KeyPattern(List.of());
    }

    /** All keys that begin with these segments, taken literally: a {@code *} among them is no wildcard. */
    public static KeyPattern under(String resourceType, String... more) {
        return new KeyPattern(Stream.concat(Stream.of(resourceType), Stream.of(more))
                .map(Segments::escape)
                .toList());
    }

    /** This key and everything below it. */
    public static KeyPattern of(CacheKey key) {
        return new KeyPattern(key.segments());
    }

    public boolean matches(CacheKey key) {
        List<String> present = key.segments();
        if (present.size() < segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!matchesSegment(segments.get(i), present.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it could match a key of this resource type and operation. */
    public boolean mayMatch(String resourceType, String operation) {
        List<String> present = List.of(resourceType, operation);
        for (int i = 0; i < Math.min(present.size(), segments.size()); i++) {
            if (!matchesSegment(segments.get(i), present.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether one prefix is exactly this set; otherwise {@link #prefix} is a larger one. */
    public boolean isPrefix() {
        return segments.stream().noneMatch(segment -> segment.contains(ANY));
    }

    /** The generation prefix that covers every key of this set in the domain: the part before the first wildcard. */
    public String prefix(String domain) {
        int literal = 0;
        while (literal < segments.size() && !segments.get(literal).contains(ANY)) {
            literal++;
        }
        return CacheKey.prefix(domain, segments.subList(0, literal));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPattern that && segments.equals(that.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    @Override
    public String toString() {
        return segments.isEmpty() ? ANY : String.join(":", segments);
    }

    private static boolean matchesSegment(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        int at = star;
        List<String> parts = Segments.split(pattern.substring(star + 1), '*');
        for (String part : parts.subList(0, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        String last = parts.get(parts.size() - 1);
        return text.length() - last.length() >= at && text.endsWith(last);
    }
}
