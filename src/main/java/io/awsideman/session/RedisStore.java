package io.awsideman.session;

import io.awsideman.aws.TrustBundle;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.redis.RedisBackend;
import io.awsideman.cache.backend.redis.RedisServer;
import io.awsideman.cache.backend.redis.RedisSettings;
import io.awsideman.config.CacheConfig;
import io.awsideman.crypto.keyring.Passphrase;
import io.awsideman.crypto.keyring.PassphraseSettings;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens the Redis backend that the configuration describes. Passwords and certificates are read when it connects. */
final class RedisStore {
    private static final String PASSWORD = "AWSIDEMAN_CACHE_REDIS_PASSWORD";

    private final CacheConfig.Redis config;
    private final Duration settleTime;
    private final Host host;

    RedisStore(CacheConfig.Redis config, Duration settleTime, Host host) {
        this.config = config;
        this.settleTime = settleTime;
        this.host = host;
    }

    /** @throws AdminException CONFIGURATION without a URL, or with more than one place for the password */
    CacheBackend open() {
        if (config.url() == null) {
            throw wrong("cache.redis_url is not set", "set it to the server, as in rediss://user@host:6379/0");
        }
        URI url = URI.create(config.url());
        requireOnePassword(url);
        try {
            RedisSettings settings = new RedisSettings(
                    RedisServer.of(url),
                    () -> password(url),
                    config.caFile() == null ? null : () -> trusting(Path.of(config.caFile())),
                    config.prefix(),
                    config.connectTimeout(),
                    config.readTimeout());
            return new RedisBackend(settings, settleTime, host.clock(), host.random());
        } catch (IllegalArgumentException e) {
            throw wrong("cache.redis_url is " + e.getMessage(), "it ends with the number of the database");
        }
    }

    private void requireOnePassword(URI url) {
        String[] places = {
            RedisServer.passwordOf(url),
            config.passwordFile(),
            config.passwordCommand(),
            host.environment().get(PASSWORD)
        };
        if (Arrays.stream(places).filter(place -> place != null).count() > 1) {
            throw wrong(
                    "the password of the Redis server stands in several places",
                    "leave one: the URL, cache.redis_password_file, cache.redis_password_command or " + PASSWORD);
        }
    }

    private @Nullable String password(URI url) {
        String plain = host.environment().getOrDefault(PASSWORD, RedisServer.passwordOf(url));
        if (config.passwordFile() == null && config.passwordCommand() == null) {
            return plain;
        }
        char[] read = Passphrase.of(new PassphraseSettings(null, config.passwordFile(), config.passwordCommand()))
                .read();
        try {
            return new String(read); // which is what Jedis takes
        } finally {
            Arrays.fill(read, (char) 0);
        }
    }

    private static SSLSocketFactory trusting(Path authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustBundle(authorities, "cache.redis_ca_file").trustManagers(), new SecureRandom());
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw wrong(
                    "no TLS with the certificates in " + authorities + ": " + e.getMessage(),
                    "set cache.redis_ca_file to a PEM file with the certificates that the server is trusted by");
        }
    }

    private static AdminException wrong(String message, String remedy) {
        return new AdminException(FailureKind.CONFIGURATION, message, remedy);
    }
}
