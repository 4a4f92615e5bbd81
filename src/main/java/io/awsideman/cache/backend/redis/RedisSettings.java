package io.awsideman.cache.backend.redis;

import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param password asked when the connection is opened; answers {@code null} where none is needed
 * @param sockets makes the sockets of an encrypted connection, asked when it is opened; {@code null} for those of Java, which
 *     trust the authorities that Java trusts
 * @param prefix what the names of all keys begin with, {@code [A-Za-z0-9._-]{1,64}}; caches with different ones do not meet
 * @param connectTimeout for opening the connection
 * @param readTimeout for each part of an answer
 */
public record RedisSettings(
        RedisServer server,
        Supplier<@Nullable String> password,
        @Nullable Supplier<SSLSocketFactory> sockets,
        String prefix,
        Duration connectTimeout,
        Duration readTimeout) {

    /** For people, and different for different caches; without the credentials. */
    String location() {
        return server.location() + " (" + prefix + ")";
    }
}
