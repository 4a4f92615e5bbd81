package io.awsideman.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values a setting takes.
 *
 * @param allowed completes "… is not valid; allowed: "
 * @param secret whether a value may contain a credential and must not be shown
 */
record ValueType<T>(String allowed, boolean secret, Parser<T> parser) {
    static final ValueType<Boolean> BOOLEAN = new ValueType<>("true or false", false, ValueType::parseBoolean);
    static final ValueType<Duration> DURATION = new ValueType<>(DurationText.ALLOWED, false, DurationText::parse);
    static final ValueType<Duration> POSITIVE_DURATION =
            new ValueType<>(DurationText.ALLOWED + ", and more than 0", false, text -> {
                Duration duration = DurationText.parse(text);
                return duration == null || duration.isZero() ? null : duration;
            });
    static final ValueType<Integer> SIZE =
            new ValueType<>("a size such as 512, 1KB or 2MB, at most 1023MB", false, ValueType::parseSize);
    static final ValueType<Double> RATE =
            new ValueType<>("a number of requests per second from 0.1 to 1000", false, ValueType::parseRate);
    static final ValueType<URI> HTTP_URL =
            new ValueType<>("an http:// or https:// URL", false, text -> parseUrl(text, "http", "https"));
    static final ValueType<String> REDIS_URL =
            new ValueType<>("a URL such as rediss://user:password@host:6379/0", true, text -> {
                URI url = parseUrl(text, "redis", "rediss");
                return url == null ? null : text.strip();
            });

    static final ValueType<Map<String, String>> TAGS =
            new ValueType<>("tags such as team=identity,env=prod, or nothing", false, ValueType::parseTags);

    static final ValueType<Map<String, String>> PAIRS =
            new ValueType<>("pairs such as name=value,other=value, or nothing", false, ValueType::parseTags);

    private static final Pattern TAG =
            Pattern.compile("([\\p{L}\\p{N} _.:/+@-]{1,128})=([\\p{L}\\p{N} _.:/=+@-]{0,256})");
    private static final Pattern SIZE_TEXT = Pattern.compile("(\\d{1,9}) ?(b|k|kb|kib|m|mb|mib)?");

    static ValueType<String> text(String allowed, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new ValueType<>(
                allowed, false, text -> compiled.matcher(text.strip()).matches() ? text.strip() : null);
    }

    static ValueType<Integer> count(int least, int most) {
        return new ValueType<>("a whole number from " + least + " to " + most, false, text -> {
            if (!text.strip().matches("\\d{1,9}")) {
                return null;
            }
            int number = Integer.parseInt(text.strip());
            return number < least || number > most ? null : number;
        });
    }

    /** One of these words, in any case. */
    static ValueType<String> oneOf(String... words) {
        return new ValueType<>(String.join(", ", words), false, text -> {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return List.of(words).contains(word) ? word : null;
        });
    }

    /** One of the constants, by its name in lower case, or by one of the given other names. */
    static <E extends Enum<E>> ValueType<E> oneOf(Class<E> constants, List<E> accepted, Map<String, E> otherNames) {
        Map<String, E> names = new LinkedHashMap<>();
        for (E constant : accepted) {
            names.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        String allowed = String.join(", ", names.keySet());
        names.putAll(otherNames);
        return new ValueType<>(allowed, false, text -> names.get(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** The value, or {@code null} when the text is not allowed. */
    @Nullable
    T parse(String text) {
        return parser.parse(text);
    }

    /** The text with any credential replaced, for messages and listings. */
    String shown(String text) {
        if (!secret) {
            return text;
        }
        URI url = parse(text) == null ? null : URI.create(text.strip());
        if (url == null) {
            return "[redacted]";
        }
        String userInfo = url.getRawUserInfo();
        return userInfo == null ? text : text.replace(userInfo + "@", "[redacted]@");
    }

    private static @Nullable Boolean parseBoolean(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Boolean.TRUE;
            case "false", "no", "off", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static @Nullable Integer parseSize(String text) {
        Matcher size = SIZE_TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return null;
        }
        String unit = size.group(2) == null ? "b" : size.group(2);
        long bytes =
                Long.parseLong(size.group(1)) * (unit.startsWith("k") ? 1 << 10 : unit.startsWith("m") ? 1 << 20 : 1);
        return bytes >= 1 << 30 ? null : (int) bytes;
    }

    private static @Nullable Map<String, String> parseTags(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            Matcher tag = TAG.matcher(part.strip());
            if (!tag.matches() || tags.put(tag.group(1), tag.group(2)) != null) {
                return null;
            }
        }
        return tags;
    }

    private static @Nullable Double parseRate(String text) {
        if (!text.strip().matches("\\d{1,4}(\\.\\d{1,3})?")) {
            return null;
        }
        double rate = Double.parseDouble(text.strip());
        return rate < 0.1 || rate > 1000 ? null : rate;
    }

    private static @Nullable URI parseUrl(String text, String scheme, String secureScheme) {
        try {
            URI url = new URI(text.strip());
            boolean known = scheme.equalsIgnoreCase(url.getScheme()) || secureScheme.equalsIgnoreCase(url.getScheme());
            return known && url.getHost() != null ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** From text to a value. */
    interface Parser<T> {
        /** The value, or {@code null} when the text is not one. */
        @Nullable
        T parse(String text);
    }
}
