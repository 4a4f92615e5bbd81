package io.awsideman.cache.backend.redis;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which server, which of its databases, and as which user.
 *
 * @param host name or address, without the brackets of IPv6
 * @param user of its access control list, {@code null} for the default one
 */
public record RedisServer(String host, int port, boolean tls, @Nullable String user, int database) {
    private static final int USUAL_PORT = 6379;
    private static final Pattern DATABASE = Pattern.compile("/?(\\d{0,4})/?");

    /**
     * The server of a URL {@code redis[s]://[user][:password]@host[:port][/database]}; its password is left out.
     *
     * @throws IllegalArgumentException if it is none; the message does not show it
     */
    public static RedisServer of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        Matcher database = DATABASE.matcher(url.getPath() == null ? "" : url.getPath());
        boolean more = url.getQuery() != null || url.getFragment() != null;
        if (!scheme.matches("rediss?") || url.getHost() == null || !database.matches() || more) {
            throw new IllegalArgumentException("not a URL such as rediss://user:password@host:6379/0");
        }
        String user = decoded(userInfo(url)[0]);
        return new RedisServer(
                url.getHost().replaceAll("[\\[\\]]", ""),
                url.getPort() < 0 ? USUAL_PORT : url.getPort(),
                scheme.equals("rediss"),
                user.isEmpty() ? null : user,
                database.group(1).isEmpty() ? 0 : Integer.parseInt(database.group(1)));
    }

    /** The password of such a URL, or {@code null} if it has none. */
    public static @Nullable String passwordOf(URI url) {
        String[] parts = userInfo(url);
        return parts.length < 2 ? null : decoded(parts[1]);
    }

    /** For people, and different for different databases; without the credentials. */
    String location() {
        return (tls ? "rediss://" : "redis://") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/"
                + database;
    }

    private static String[] userInfo(URI url) {
        return url.getRawUserInfo() == null
                ? new String[] {""}
                : url.getRawUserInfo().split(":", 2);
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
