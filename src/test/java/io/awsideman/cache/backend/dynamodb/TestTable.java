package io.awsideman.cache.backend.dynamodb;

import io.awsideman.fixture.DynamoDbServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of a test's own in the engine that all tests of the process share; without deletion by time, as that has its own clock. */
public final class TestTable implements AutoCloseable {
    private final String name;
    private final DynamoDbClient client = client(DynamoDbServer.shared().endpoint());
    private final ExecutionInterceptor[] interceptors;

    public TestTable(ExecutionInterceptor... interceptors) {
        this("t" + UUID.randomUUID(), interceptors);
    }

    /** One of this name, which no other has at the same time. */
    public TestTable(String name, ExecutionInterceptor... interceptors) {
        this.name = name;
        this.interceptors = interceptors;
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(key -> key.attributeName("cache_key").attributeType(ScalarAttributeType.S))
                .keySchema(key -> key.attributeName("cache_key").keyType(KeyType.HASH)));
    }

    public String name() {
        return name;
    }

    /** The environment of somebody who uses this table, seen from there, for the cache; patient, for computers that are busy. */
    public Map<String, String> environment(URI endpoint) {
        return environment(name, endpoint);
    }

    /** The same for a table that may not be there. */
    public static Map<String, String> environment(String name, URI endpoint) {
        return Map.of(
                "AWSIDEMAN_CACHE_BACKEND", "dynamodb",
                "AWSIDEMAN_CACHE_DYNAMODB_TABLE", name,
                "AWSIDEMAN_CACHE_DYNAMODB_REGION", "eu-west-1",
                "AWSIDEMAN_CACHE_DYNAMODB_ENDPOINT", endpoint.toString(),
                "AWSIDEMAN_CACHE_DYNAMODB_CONNECT_TIMEOUT", "5s",
                "AWSIDEMAN_CACHE_DYNAMODB_TIMEOUT", "20s",
                "AWS_ACCESS_KEY_ID", "TEST",
                "AWS_SECRET_ACCESS_KEY", "secret");
    }

    static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("TEST", "secret")))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(20))
                        .build())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .executionInterceptors(List.of(interceptors)))
                .build();
    }

    TablePlace place() {
        return new TablePlace(
                name, "eu-west-1", "default", DynamoDbServer.shared().endpoint());
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbBackend backend(Clock clock, RandomGenerator random) {
        return backend(DynamoDbServer.shared().endpoint(), clock, random);
    }

    /** The table as it is seen from there. */
    public DynamoDbBackend backend(URI endpoint, Clock clock, RandomGenerator random) {
        return new DynamoDbBackend(
                () -> client(endpoint, interceptors), place(), clock, random, pause -> {}, MissingTable.left());
    }

    /** The table of this name of the test that has started this process, as it is seen from there. */
    public static DynamoDbBackend backend(URI endpoint, String name, Clock clock, RandomGenerator random) {
        TablePlace place = new TablePlace(name, "eu-west-1", "default", endpoint);
        return new DynamoDbBackend(() -> client(endpoint), place, clock, random, pause -> {}, MissingTable.left());
    }

    /** All items whose keys begin so. */
    public List<Map<String, AttributeValue>> items(String beginning) {
        return client.scanPaginator(request -> request.tableName(name)).items().stream()
                .filter(item -> new Item(item).key().startsWith(beginning))
                .toList();
    }

    @Override
    public void close() {
        client.deleteTable(request -> request.tableName(name));
        client.close();
    }
}
