package io.awsideman.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final int LONGEST_TAG = 128;
    private static final int LONGEST_TAG_VALUE = 256;
    private static final String SIGNS_IN_TAG = " _.:/+@-";

    /** A text that matches; the pattern is compiled only where a text is not one of ours. */
    static ValueType<String> text(String allowed, String pattern) {
        return new ValueType<>(allowed, false, new Parser<>() {
            @Override
            public @Nullable String parse(String text) {
                return text.strip().matches(pattern) ? text.strip() : null;
            }

            @Override
            public String parseDefault(String text) {
                return text;
            }
        });
    }

    static ValueType<Integer> count(int least, int most) {
        return new ValueType<>("a whole number from " + least + " to " + most, false, text -> {
            if (!isDigits(text.strip(), 9)) {
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

    /** The value of a default of ours, which is known to be one. */
    @Nullable
    T parseDefault(String text) {
        return parser.parseDefault(text);
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
        String size = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < size.length() && Character.isDigit(size.charAt(end))) {
            end++;
        }
        String number = size.substring(0, end);
        int shift =
                switch (size.substring(size.startsWith(" ", end) ? end + 1 : end)) {
                    case "", "b" -> 0;
                    case "k", "kb", "kib" -> 10;
                    case "m", "mb", "mib" -> 20;
                    default -> -1;
                };
        if (shift < 0 || !isDigits(number, 9)) {
            return null;
        }
        long bytes = Long.parseLong(number) << shift;
        return bytes >= 1 << 30 ? null : (int) bytes;
    }

    private static @Nullable Map<String, String> parseTags(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            String tag = part.strip();
            int equals = tag.indexOf('=');
            if (equals < 1
                    || !isOfTag(tag.substring(0, equals), LONGEST_TAG, SIGNS_IN_TAG)
                    || !isOfTag(tag.substring(equals + 1), LONGEST_TAG_VALUE, SIGNS_IN_TAG + "=")
                    || tags.put(tag.substring(0, equals), tag.substring(equals + 1)) != null) {
                return null;
            }
        }
        return tags;
    }

    /** As AWS has it: letters and numbers of all languages, blanks, and these signs. */
    private static boolean isOfTag(String text, int longest, String signs) {
        if (text.codePointCount(0, text.length()) > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (!Character.isLetter(character) && !isNumber(character) && signs.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static @Nullable Double parseRate(String text) {
        String number = text.strip();
        int point = number.indexOf('.');
        boolean valid = point < 0
                ? isDigits(number, 4)
                : isDigits(number.substring(0, point), 4) && isDigits(number.substring(point + 1), 3);
        if (!valid) {
            return null;
        }
        double rate = Double.parseDouble(number);
        return rate < 0.1 || rate > 1000 ? null : rate;
    }

    /** Without regular expressions: every command reads dozens of values, and to compile one takes longer than that. */
    private static boolean isDigits(String text, int most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= most;
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

        /** The value of a text that is known to be one. */
        default @Nullable T parseDefault(String text) {
            return parse(text);
        }
    }
}
