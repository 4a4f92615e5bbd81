package io.awsideman.session;

import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.Connection;
import io.awsideman.aws.ConnectionOptions;
import io.awsideman.aws.TableConnection;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.dynamodb.DynamoDbBackend;
import io.awsideman.cache.backend.dynamodb.TablePlace;
import io.awsideman.config.CacheConfig.DynamoDb;
import io.awsideman.config.CacheConfig.TableLimits;
import io.awsideman.config.Configuration;
import org.jspecify.annotations.Nullable;

/** The table of DynamoDB that the configuration names, for a cache. The sandbox has none: there it is a real one as well. */
final class CacheTable {
    private final String name;
    private final TableConnection connection;

    private CacheTable(String name, TableConnection connection) {
        this.name = name;
        this.connection = connection;
    }

    static CacheTable of(Configuration configuration, SessionOptions options, Host host, AwsProfiles profiles) {
        DynamoDb settings = configuration.cache().dynamodb();
        TableLimits limits = settings.limits();
        Connection connection =
                new Connection(connection(settings, configuration, options), host.environment()::get, profiles);
        return new CacheTable(
                settings.tableName(),
                new TableConnection(
                        connection,
                        profiles,
                        settings.endpoint(),
                        new TableConnection.Limits(limits.connecting(), limits.answering(), limits.retries())));
    }

    CacheBackend open(Host host) {
        return new DynamoDbBackend(connection::client, place(), host.clock(), host.random(), host.sleep());
    }

    private TablePlace place() {
        return new TablePlace(name, connection.region(), connection.profileName(), connection.endpoint());
    }

    private static ConnectionOptions connection(
            DynamoDb settings, Configuration configuration, SessionOptions options) {
        String region = settings.region() == null ? regionOfCommand(configuration, options) : settings.region();
        if (settings.profile() != null) {
            return new ConnectionOptions(settings.profile(), true, region, null);
        }
        String profile = configuration.profileName();
        boolean sandbox = options.sandbox() || Session.SANDBOX.equals(profile);
        return sandbox
                ? new ConnectionOptions("default", false, region, null)
                : new ConnectionOptions(profile, options.profile() != null, region, null);
    }

    private static @Nullable String regionOfCommand(Configuration configuration, SessionOptions options) {
        return options.region() == null ? configuration.profile().region() : options.region();
    }
}
