package io.awsideman.cache.backend.redis;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.failure.AdminException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The one connection to the server, opened when it is needed first and anew after it has failed. Who does several requests that
 * belong together holds its monitor.
 *
 * <p>A server that could not be reached, or that did not answer in time, is left alone for a moment: a command makes many
 * requests, and should wait for a dead server once.
 */
final class RedisConnection {
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Pattern RUN_ID = Pattern.compile("(?m)^run_id:([0-9a-f]+)\\r?$");

    private final RedisSettings settings;
    private final InstantSource clock;
    private @Nullable Connection open;
    private String run = "";
    private boolean proven;
    private Instant failedAt = Instant.MIN;
    private @Nullable BackendUnavailableException failure;

    RedisConnection(RedisSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The answers to the commands, from one round trip.
     *
     * @throws BackendUnavailableException also when the server has refused one of them; it may have carried out the others
     */
    synchronized Answers ask(Commands commands) {
        BackendUnavailableException recent = failure;
        Instant now = clock.instant();
        if (recent != null && !now.isBefore(failedAt) && now.isBefore(failedAt.plus(REST))) {
            throw new BackendUnavailableException(recent.getMessage(), recent.remedy(), recent);
        }
        List<@Nullable Object> answers;
        try {
            answers = exchange(commands);
        } catch (JedisDataException e) {
            close();
            throw rest(refused(e));
        } catch (JedisException e) {
            boolean wasProven = proven;
            close();
            throw isLost(e) && wasProven ? lost(e) : rest(unreachable(e));
        } catch (AdminException e) {
            close();
            throw rest(new BackendUnavailableException(
                    "the cache at " + settings.location() + " cannot be used: " + e.getMessage(), e.remedy(), e));
        }
        failure = null;
        check(answers);
        return new Answers(answers);
    }

    /** Which run of the server the last answers came from; another one may know nothing, or what was known long ago. */
    synchronized String run() {
        return run;
    }

    synchronized void close() {
        Connection last = open;
        open = null;
        proven = false;
        if (last != null) {
            try {
                last.disconnect();
            } catch (JedisException e) {
                last.setBroken(); // and is given up; there is nothing to be lost
            }
        }
    }

    private List<@Nullable Object> exchange(Commands commands) {
        Connection connection = open;
        boolean opening = connection == null;
        if (connection == null) {
            connection = connect();
            open = connection;
            connection.sendCommand(new CommandArguments(Command.INFO).add("server"));
        }
        for (CommandArguments command : commands.list()) {
            connection.sendCommand(command);
        }
        int count = commands.list().size();
        List<@Nullable Object> answers = new ArrayList<>(connection.getMany(opening ? count + 1 : count));
        if (opening) {
            run = runOf(answers.remove(0));
        }
        proven = true;
        return answers;
    }

    private Connection connect() {
        RedisServer server = settings.server();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                .connectionTimeoutMillis((int) settings.connectTimeout().toMillis())
                .socketTimeoutMillis((int) settings.readTimeout().toMillis())
                .database(server.database());
        String password = settings.password().get();
        if (password != null) {
            config.user(server.user()).password(password);
        }
        if (server.tls()) {
            SSLParameters parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            config.ssl(true).sslParameters(parameters);
            if (settings.sockets() != null) {
                config.sslSocketFactory(settings.sockets().get());
            }
        }
        return new Connection(new HostAndPort(server.host(), server.port()), config.build());
    }

    private static String runOf(@Nullable Object info) {
        if (info instanceof JedisDataException refusal) {
            throw refusal;
        }
        Matcher id = RUN_ID.matcher(info instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "");
        if (!id.find()) {
            throw new JedisDataException("the answer to INFO has no run_id");
        }
        return id.group(1);
    }

    private void check(List<?> answers) {
        for (Object answer : answers) {
            if (answer instanceof JedisDataException e) {
                throw refused(e);
            }
            if (answer instanceof List<?> more) {
                check(more);
            }
        }
    }

    private static boolean isLost(JedisException e) {
        return e instanceof JedisConnectionException
                && !String.valueOf(e.getMessage()).contains("timed out");
    }

    private BackendUnavailableException lost(JedisException e) {
        return BackendUnavailableException.lost(
                "the cache at " + settings.location() + " has closed the connection: " + deepest(e), null, e);
    }

    private BackendUnavailableException unreachable(JedisException e) {
        return BackendUnavailableException.unreachable(
                "the cache at " + settings.location() + " cannot be reached: " + deepest(e) + " (waits "
                        + settings.connectTimeout().toMillis() + " ms for a connection, "
                        + settings.readTimeout().toMillis() + " ms for an answer)",
                "check that the server runs and cache.redis_url is right, or use --no-cache",
                e);
    }

    private BackendUnavailableException refused(JedisDataException e) {
        Refusal refusal = Refusal.of(String.valueOf(e.getMessage()));
        String message = "the cache at " + settings.location() + " refuses: " + e.getMessage();
        return refusal == Refusal.PASSING
                ? BackendUnavailableException.passing(message, refusal.remedy(), e)
                : new BackendUnavailableException(message, refusal.remedy(), e);
    }

    private BackendUnavailableException rest(BackendUnavailableException e) {
        failure = e;
        failedAt = clock.instant();
        return e;
    }

    private static String deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }
}
