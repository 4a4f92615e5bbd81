package io.awsideman.cache.backend.dynamodb;

import static io.awsideman.cache.GenerationContract.PREFIX;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.Generation;
import io.awsideman.fixture.DynamoDbServer;
import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.MovableClock;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A table that is away, refuses, or does half of what it is asked. */
class TableFaultsTest {
    private static final TablePlace PLACE = new TablePlace("team", "eu-west-1", "default", null);

    private final MovableClock clock = new MovableClock();
    private final List<Duration> pauses = new ArrayList<>();

    private enum Fault {
        REFUSED(FaultyLink::refuse),
        RESET(FaultyLink::reset),
        ANSWERS_LOST(FaultyLink::loseAnswers);

        private final Consumer<FaultyLink> begin;

        Fault(Consumer<FaultyLink> begin) {
            this.begin = begin;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsAskedOfATableThatIsAwayFailsInOneWayAndWorksAfterwards(Fault fault) {
        try (TestTable table = new TestTable();
                FaultyLink link = new FaultyLink(DynamoDbServer.shared().port());
                CacheBackend backend =
                        table.backend(URI.create("http://127.0.0.1:" + link.port()), clock, new SecureRandom())) {
            Map<String, Generation> before =
                    backend.generations(List.of(PREFIX), true).tokens();
            fault.begin.accept(link);

            for (ThrowingCallable request : everything(backend)) {
                assertThat(failure(request).remedy()).isNotNull();
            }
            assertThat(backend.health().available()).isFalse();
            assertThat(backend.location()).contains(table.name());

            link.restore();
            assertThat(backend.health().available()).isTrue();
            backend.bump(List.of(PREFIX), "writer", clock.instant());
            assertThat(backend.generations(List.of(PREFIX), false).tokens()).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ResourceNotFoundException, does not exist, cache backend create, false",
        "400, AccessDeniedException, AWS refuses, cache backend policy, false",
        "400, UnrecognizedClientException, does not accept the credentials, log in, false",
        "400, ProvisionedThroughputExceededException, asked too fast, capacity, true",
        "400, ThrottlingException, asked too fast, capacity, true",
        "400, ValidationException, cannot be used, cache backend test, false",
        "503, ServiceUnavailable, cannot be used, try again, true"
    })
    void whatAwsRefusesIsSaidWithWhatToDo(int status, String code, String message, String remedy, boolean passing) {
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                CacheBackend backend = backend(dynamoDb)) {
            dynamoDb.fails("BatchGetItem", status, code);

            BackendUnavailableException failure = failure(() -> backend.read(USERS.address()));

            assertThat(failure).hasMessageContaining(message).hasMessageContaining("team");
            assertThat(failure.remedy()).contains(remedy);
            assertThat(failure.isPassing()).isEqualTo(passing);
            assertThat(dynamoDb.requests()).as("the SDK repeats nothing").hasSize(1);
        }
    }

    @Test
    void whatWasNotReadIsAskedForAgain() {
        String users = ItemKeys.entry(USERS.address());
        String missing = "{\"Keys\":[{\"cache_key\":{\"S\":\"" + users + "\"}}],\"ConsistentRead\":true}";
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                CacheBackend backend = backend(dynamoDb)) {
            dynamoDb.answers("BatchGetItem", "{\"Responses\":{},\"UnprocessedKeys\":{\"team\":" + missing + "}}")
                    .answers("BatchGetItem", "{\"Responses\":{},\"UnprocessedKeys\":{\"team\":" + missing + "}}")
                    .answers(
                            "BatchGetItem",
                            "{\"Responses\":{\"team\":[{\"cache_key\":{\"S\":\"" + users
                                    + "\"},\"data\":{\"B\":\"aGVsbG8=\"},\"size\":{\"N\":\"5\"},\"ttl\":{\"N\":\"99999999999\"}}]}}");

            assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("hello"));
            assertThat(pauses).as("only where it did not get on").hasSize(1);
            assertThat(dynamoDb.requests()
                            .get(1)
                            .body()
                            .path("RequestItems")
                            .path("team")
                            .path("Keys"))
                    .hasSize(1);
        }
    }

    @Test
    void whatWasNotWrittenIsWrittenAgainUntilItIs() {
        String left = "{\"UnprocessedItems\":{\"team\":[{\"DeleteRequest\":{\"Key\":{\"cache_key\":{\"S\":\"x\"}}}}]}}";
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                CacheBackend backend = backend(dynamoDb)) {
            dynamoDb.answers("BatchGetItem", "{\"Responses\":{}}")
                    .answers("BatchWriteItem", left)
                    .answers("BatchWriteItem", "{\"UnprocessedItems\":{}}");

            backend.remove(List.of(USERS.address(), GROUPS.address()));

            assertThat(dynamoDb.operations()).containsExactly("BatchGetItem", "BatchWriteItem", "BatchWriteItem");
        }
    }

    @Test
    void tableThatNeverGetsOnIsGivenUpAfterLongerAndLongerPauses() {
        String left = "{\"UnprocessedItems\":{\"team\":[{\"DeleteRequest\":{\"Key\":{\"cache_key\":{\"S\":\"x\"}}}}]}}";
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                CacheBackend backend = backend(dynamoDb)) {
            dynamoDb.answers("BatchGetItem", "{\"Responses\":{}}").answers("BatchWriteItem", left);

            assertThat(failure(() -> backend.remove(List.of(USERS.address())))).hasMessageContaining("too fast");
            assertThat(pauses).hasSize(4).isSorted();
        }
    }

    @Test
    void bumpOfWhichOneRequestFailsFails() {
        try (ScriptedDynamoDb dynamoDb = new ScriptedDynamoDb();
                CacheBackend backend = backend(dynamoDb)) {
            dynamoDb.answers("UpdateItem", "{\"Attributes\":{}}")
                    .fails("UpdateItem", 400, "ThrottlingException")
                    .answers("UpdateItem", "{\"Attributes\":{}}");

            failure(() -> backend.bump(List.of("a", "b", "c"), "writer", clock.instant()));

            assertThat(dynamoDb.operations()).containsExactly("UpdateItem", "UpdateItem", "UpdateItem");
        }
    }

    @Test
    void endedMarksOfAPopularPrefixAreDroppedByTheWay() {
        try (TestTable table = new TestTable();
                CacheBackend backend = table.backend(clock, new SecureRandom())) {
            for (int i = 0; i < 8; i++) {
                backend.bump(List.of(PREFIX), "writer" + i, clock.instant().plusSeconds(3));
            }
            clock.advance(Duration.ofMinutes(5));

            backend.bump(List.of(PREFIX), "last", clock.instant().plusSeconds(3));

            assertThat(table.items("generation/")).singleElement().satisfies(item -> assertThat(item.keySet())
                    .contains("mark:last")
                    .hasSize(4));
        }
    }

    private List<ThrowingCallable> everything(CacheBackend backend) {
        EncodedEntry entry =
                new EncodedEntry(bytes("x"), clock.instant(), clock.instant().plusSeconds(60));
        return List.of(
                () -> backend.read(USERS.address()),
                () -> backend.readAll(List.of(USERS.address(), GROUPS.address())),
                () -> backend.generations(USERS.generationPrefixes(), true),
                () -> backend.putAll(Map.of(USERS.address(), entry)),
                () -> backend.remove(List.of(USERS.address())),
                () -> backend.clear(null),
                () -> backend.bump(USERS.generationPrefixes(), "writer", clock.instant()),
                () -> backend.seal(""),
                () -> backend.scan(null, stored -> {}),
                () -> backend.sweep(stored -> Optional.empty(), false),
                backend::counters,
                () -> backend.add(CacheCounters.of(Counter.HITS, "user:list", 1)),
                backend::stats);
    }

    private static BackendUnavailableException failure(ThrowingCallable request) {
        BackendUnavailableException failure = catchThrowableOfType(BackendUnavailableException.class, request);
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    private CacheBackend backend(ScriptedDynamoDb dynamoDb) {
        return new DynamoDbBackend(
                () -> TestTable.client(dynamoDb.endpoint()),
                PLACE,
                clock,
                new SecureRandom(),
                pauses::add,
                MissingTable.left());
    }
}
