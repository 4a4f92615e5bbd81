package io.awsideman.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.failure.AdminException;
import io.awsideman.fixture.DynamoDbServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class TableSetupTest {
    private static final TableSetup.Wanted PLAIN = new TableSetup.Wanted(false, null, Map.of());
    private static final String KEY =
            "\"KeySchema\":[{\"AttributeName\":\"cache_key\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":"
                    + "[{\"AttributeName\":\"cache_key\",\"AttributeType\":\"S\"}]";
    private static final String CREATING = "{\"Table\":{\"TableStatus\":\"CREATING\"," + KEY + "}}";
    private static final String ACTIVE = "{\"Table\":{\"TableStatus\":\"ACTIVE\"," + KEY + "}}";
    private static final String NO_EXPIRY = "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}";

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void tableIsMadeAndExpiresAndIsThereThen() {
        String name = "t" + UUID.randomUUID();
        try (DynamoDbClient client = TestTable.client(DynamoDbServer.shared().endpoint())) {
            TableSetup setup = setup(client, name);
            assertThat(setup.exists()).isFalse();

            assertThat(setup.create(PLAIN))
                    .containsExactly("created, billed by request", "expired items are deleted by DynamoDB");

            assertThat(setup.exists()).isTrue();
            assertThat(setup.expires()).isTrue();
            assertThat(setup.enableExpiry()).isEmpty();
            assertThat(client.describeTable(request -> request.tableName(name))
                            .table()
                            .billingModeSummary()
                            .billingMode())
                    .isEqualTo(BillingMode.PAY_PER_REQUEST);
            assertThat(client.describeTimeToLive(request -> request.tableName(name))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(setup.create(PLAIN)).containsExactly("made by somebody else meanwhile");
            client.deleteTable(request -> request.tableName(name));
        }
    }

    @Test
    void tableWithAnotherKeyIsRefused() {
        String name = "t" + UUID.randomUUID();
        try (DynamoDbClient client = TestTable.client(DynamoDbServer.shared().endpoint())) {
            client.createTable(request -> request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            key -> key.attributeName("cache_key").attributeType(ScalarAttributeType.S),
                            key -> key.attributeName("version").attributeType(ScalarAttributeType.N))
                    .keySchema(
                            key -> key.attributeName("cache_key").keyType(KeyType.HASH),
                            key -> key.attributeName("version").keyType(KeyType.RANGE)));

            assertThatThrownBy(() -> setup(client, name).exists())
                    .isInstanceOf(AdminException.class)
                    .hasMessageContaining("cache_key (HASH), version (RANGE)");
            client.deleteTable(request -> request.tableName(name));
        }
    }

    @Test
    void tableThatExpiresByAnotherAttributeIsRefused() {
        try (TestTable table = new TestTable()) {
            table.client().updateTimeToLive(request -> request.tableName(table.name())
                    .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName("until")));

            assertThatThrownBy(() -> setup(table.client(), table.name()).enableExpiry())
                    .isInstanceOf(AdminException.class)
                    .hasMessageContaining("until");
        }
    }

    @Test
    void tableIsMadeAsTheConfigurationSaysAndWaitedFor() {
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                DynamoDbClient client = TestTable.client(dynamoDb.endpoint())) {
            dynamoDb.answers("CreateTable", "{}")
                    .answers("DescribeTable", CREATING)
                    .answers("DescribeTable", CREATING)
                    .answers("DescribeTable", ACTIVE)
                    .answers("DescribeTimeToLive", NO_EXPIRY)
                    .answers("UpdateTimeToLive", "{}")
                    .fails("UpdateContinuousBackups", 400, "ContinuousBackupsUnavailableException")
                    .answers("UpdateContinuousBackups", "{}");

            assertThat(setup(client, "team")
                            .create(new TableSetup.Wanted(true, "alias/cache", Map.of("team", "identity"))))
                    .contains("point-in-time recovery is on");

            assertThat(dynamoDb.operations())
                    .containsExactly(
                            "CreateTable",
                            "DescribeTable",
                            "DescribeTable",
                            "DescribeTable",
                            "DescribeTimeToLive",
                            "UpdateTimeToLive",
                            "UpdateContinuousBackups",
                            "UpdateContinuousBackups");
            assertThat(pauses).hasSize(3);
            JsonNode created = dynamoDb.requests().get(0).body();
            assertThat(created.path("SSESpecification").path("KMSMasterKeyId").asText())
                    .isEqualTo("alias/cache");
            assertThat(created.path("SSESpecification").path("Enabled").asBoolean())
                    .isTrue();
            assertThat(created.path("Tags").toString()).isEqualTo("[{\"Key\":\"team\",\"Value\":\"identity\"}]");
            assertThat(dynamoDb.requests()
                            .get(5)
                            .body()
                            .path("TimeToLiveSpecification")
                            .toString())
                    .contains("\"AttributeName\":\"ttl\"");
        }
    }

    @Test
    void whatAwsRefusesIsSaidWithWhatToAllow() {
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                DynamoDbClient client = TestTable.client(dynamoDb.endpoint())) {
            dynamoDb.fails("DescribeTable", 400, "AccessDeniedException");

            assertThatThrownBy(() -> setup(client, "team").exists())
                    .isInstanceOfSatisfying(BackendUnavailableException.class, e -> assertThat(e.remedy())
                            .contains("cache backend policy"));
        }
    }

    private TableSetup setup(DynamoDbClient client, String name) {
        return new TableSetup(client, new TablePlace(name, "eu-west-1", "default", null), pauses::add);
    }
}
