package io.awsideman.cache.backend.dynamodb;

import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.fixture.DynamoDbServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A backend that makes its table when it finds none. */
class MissingTableTest {
    private static final TableSetup.Wanted PLAIN = new TableSetup.Wanted(false, null, Map.of());

    private final TablePlace place = new TablePlace("t" + UUID.randomUUID(), "eu-west-1", "default", null);
    private final AtomicInteger creations = new AtomicInteger();

    @Test
    void tableThatSomebodyElseMakesMeanwhileIsUsed() {
        URI engine = DynamoDbServer.shared().endpoint();
        try (DynamoDbClient client = TestTable.client(engine)) {
            TableSetup setup = new TableSetup(client, place, pause -> {});
            Runnable creation = () -> {
                creations.incrementAndGet();
                setup.create(PLAIN);
                assertThat(setup.create(PLAIN)).containsExactly("made by somebody else meanwhile");
            };
            try (DynamoDbBackend backend = backend(engine, MissingTable.madeBy(creation))) {
                IntStream.range(0, 8).parallel().forEach(any -> assertThat(
                                backend.generations(USERS.generationPrefixes(), true)
                                        .tokens())
                        .containsOnlyKeys(USERS.generationPrefixes()));

                assertThat(creations).hasValue(1);
            } finally {
                client.deleteTable(request -> request.tableName(place.table()));
            }
        }
    }

    @Test
    void tableThatCannotBeMadeIsTriedOnceAndSaid() {
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                DynamoDbClient client = TestTable.client(dynamoDb.endpoint())) {
            dynamoDb.fails("BatchGetItem", 400, "ResourceNotFoundException")
                    .fails("CreateTable", 400, "AccessDeniedException");
            TableSetup setup = new TableSetup(client, place, pause -> {});
            try (DynamoDbBackend backend =
                    backend(dynamoDb.endpoint(), MissingTable.madeBy(() -> setup.create(PLAIN)))) {
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> backend.generations(List.of("a"), false))
                            .isInstanceOfSatisfying(BackendUnavailableException.class, failure -> {
                                assertThat(failure).hasMessageContaining("cannot be made: AWS refuses");
                                assertThat(failure.remedy()).contains("policy --with-creation");
                            });
                }
            }
            assertThat(dynamoDb.operations()).containsExactly("BatchGetItem", "CreateTable", "BatchGetItem");
        }
    }

    private DynamoDbBackend backend(URI endpoint, MissingTable missing) {
        return new DynamoDbBackend(
                () -> TestTable.client(endpoint), place, Clock.systemUTC(), new SecureRandom(), pause -> {}, missing);
    }
}
