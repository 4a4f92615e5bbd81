package io.awsideman.session;

import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.Connection;
import io.awsideman.aws.ConnectionOptions;
import io.awsideman.aws.TableConnection;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.dynamodb.DynamoDbBackend;
import io.awsideman.cache.backend.dynamodb.MissingTable;
import io.awsideman.cache.backend.dynamodb.TablePlace;
import io.awsideman.cache.backend.dynamodb.TablePolicy;
import io.awsideman.cache.backend.dynamodb.TableSetup;
import io.awsideman.config.CacheConfig.DynamoDb;
import io.awsideman.config.CacheConfig.NewTable;
import io.awsideman.config.CacheConfig.TableLimits;
import io.awsideman.config.Configuration;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table of DynamoDB that the configuration names, for a cache. The sandbox has none: there it is a real one as well. */
public final class CacheTable {
    /** Creating a table is worth waiting for. */
    private static final TableConnection.Limits PATIENT =
            new TableConnection.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 3);

    private final DynamoDb settings;
    private final TableConnection connection;
    private final TableConnection patient;
    private final boolean madeOnFirstUse;
    private final Host host;

    private CacheTable(
            DynamoDb settings, TableConnection connection, TableConnection patient, boolean madeOnFirstUse, Host host) {
        this.settings = settings;
        this.madeOnFirstUse = madeOnFirstUse;
        this.connection = connection;
        this.patient = patient;
        this.host = host;
    }

    static CacheTable of(Configuration configuration, SessionOptions options, Host host, AwsProfiles profiles) {
        DynamoDb settings = configuration.cache().dynamodb();
        TableLimits limits = settings.limits();
        Connection connection =
                new Connection(connection(settings, configuration, options), host.environment()::get, profiles);
        TableConnection.Limits brief =
                new TableConnection.Limits(limits.connecting(), limits.answering(), limits.retries());
        return new CacheTable(
                settings,
                new TableConnection(connection, profiles, settings.endpoint(), brief),
                new TableConnection(connection, profiles, settings.endpoint(), PATIENT),
                settings.creation().onFirstUse() && !options.dryRun(),
                host);
    }

    CacheBackend open() {
        return backend(connection, madeOnFirstUse ? MissingTable.madeBy(this::createUnasked) : MissingTable.left());
    }

    public String name() {
        return settings.tableName();
    }

    public String region() {
        return connection.region();
    }

    /** Whether it is there; {@link TableSetup#exists} for when it is another one. */
    public boolean exists() {
        return setUp(TableSetup::exists);
    }

    /** Makes it as the configuration says; tells what was done, one line each. */
    public List<String> create() {
        NewTable wanted = settings.creation();
        return setUp(setup ->
                setup.create(new TableSetup.Wanted(wanted.pointInTimeRecovery(), wanted.kmsKey(), wanted.tags())));
    }

    private void createUnasked() {
        host.warnings()
                .accept("there is no table " + name() + " in " + region()
                        + "; creating it, because cache.dynamodb_create_table says so");
        create();
    }

    /** Whether DynamoDB deletes what has expired. */
    public boolean expires() {
        return setUp(TableSetup::expires);
    }

    /** Has DynamoDB do so; tells what was done. */
    public List<String> enableExpiry() {
        return setUp(TableSetup::enableExpiry);
    }

    /** Removes, or only counts, items that belong to no whole entry. */
    public long removeRemains(boolean dryRun) {
        try (DynamoDbBackend backend = backend(patient, MissingTable.left())) {
            return backend.repair(dryRun);
        }
    }

    /**
     * The IAM policy of those who use it, as JSON.
     *
     * @param account 12 digits, or {@code *}
     * @param withCreation of those who create and repair it as well
     */
    public String policy(String account, boolean withCreation) {
        return new TablePolicy(place().arn(account)).json(withCreation);
    }

    private <T> T setUp(Function<TableSetup, T> work) {
        try (DynamoDbClient client = patient.client()) {
            return work.apply(new TableSetup(client, place(), host.sleep()));
        }
    }

    private DynamoDbBackend backend(TableConnection to, MissingTable missing) {
        return new DynamoDbBackend(to::client, place(), host.clock(), host.random(), host.sleep(), missing);
    }

    private TablePlace place() {
        return new TablePlace(name(), connection.region(), connection.profileName(), connection.endpoint());
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
