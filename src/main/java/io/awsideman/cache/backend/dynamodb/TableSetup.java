package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes the table that a {@link DynamoDbBackend} needs, and sees to it that one that exists serves. */
public final class TableSetup {
    private static final List<KeySchemaElement> KEY = List.of(KeySchemaElement.builder()
            .attributeName(Item.KEY)
            .keyType(KeyType.HASH)
            .build());
    private static final AttributeDefinition KEY_TYPE = AttributeDefinition.builder()
            .attributeName(Item.KEY)
            .attributeType(ScalarAttributeType.S)
            .build();
    private static final int LOOKS = 90;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final DynamoDbClient client;
    private final TablePlace place;
    private final TableFailure failures;
    private final Consumer<Duration> sleep;

    /**
     * How a table is made.
     *
     * @param kmsKey the key that AWS encrypts it with; {@code null} for one that AWS owns
     */
    public record Wanted(boolean pointInTimeRecovery, @Nullable String kmsKey, Map<String, String> tags) {}

    /** @param client for the caller to close; patient, as these requests take longer than those of a cache */
    public TableSetup(DynamoDbClient client, TablePlace place, Consumer<Duration> sleep) {
        this.client = client;
        this.place = place;
        this.failures = new TableFailure(place);
        this.sleep = sleep;
    }

    /**
     * Whether the table is there.
     *
     * @throws AdminException CONFLICT if there is one of this name with another key, which no cache can lie in
     */
    public boolean exists() {
        Optional<TableDescription> table = describe();
        table.ifPresent(this::requireKey);
        return table.isPresent();
    }

    /**
     * Makes the table, billed by request, and waits until it can be used. If somebody else is making it, waits for that.
     *
     * @return what was done, one line each
     */
    public List<String> create(Wanted wanted) {
        List<String> done = new ArrayList<>();
        try {
            client.createTable(request(wanted));
            done.add("created, billed by request");
        } catch (ResourceInUseException e) {
            done.add("made by somebody else meanwhile");
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
        waitUntilActive();
        done.addAll(enableExpiry());
        if (wanted.pointInTimeRecovery()) {
            enableRecovery();
            done.add("point-in-time recovery is on");
        }
        return done;
    }

    /**
     * Has DynamoDB delete what has expired, unless it does so already.
     *
     * @return what was done, one line each
     * @throws AdminException CONFLICT if the table expires by another attribute
     */
    public List<String> enableExpiry() {
        if (expires()) {
            return List.of();
        }
        try {
            client.updateTimeToLive(request -> request.tableName(place.table())
                    .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName(Item.TTL)));
        } catch (DynamoDbException e) {
            if (!String.valueOf(e.getMessage()).contains("already enabled")) {
                throw failures.of(e);
            }
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
        return List.of("expired items are deleted by DynamoDB");
    }

    /** Whether DynamoDB deletes what has expired. */
    public boolean expires() {
        TimeToLiveDescription expiry =
                ask(table -> table.describeTimeToLive(request -> request.tableName(place.table()))
                        .timeToLiveDescription());
        boolean on = expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLED
                || expiry.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
        if (on && !Item.TTL.equals(expiry.attributeName())) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    "the table " + place.table() + " expires by the attribute " + expiry.attributeName() + ", not by "
                            + Item.TTL,
                    "use a table of its own: awsideman config set cache.dynamodb_table_name NAME");
        }
        return on;
    }

    private CreateTableRequest request(Wanted wanted) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(place.table())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(KEY_TYPE)
                .keySchema(KEY);
        if (wanted.kmsKey() != null) {
            request.sseSpecification(SSESpecification.builder()
                    .enabled(true)
                    .sseType(SSEType.KMS)
                    .kmsMasterKeyId(wanted.kmsKey())
                    .build());
        }
        if (!wanted.tags().isEmpty()) {
            request.tags(wanted.tags().entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        return request.build();
    }

    private void waitUntilActive() {
        for (int look = 1; ; look++) {
            Optional<TableDescription> table = describe();
            if (table.isPresent() && table.get().tableStatus() == TableStatus.ACTIVE) {
                requireKey(table.get());
                return;
            }
            if (look == LOOKS) {
                throw new BackendUnavailableException(
                        "the table " + place.table() + " is still being created",
                        "run it again in a few minutes",
                        null);
            }
            sleep.accept(BETWEEN_LOOKS);
        }
    }

    /** A new table cannot be recovered at once; AWS says so for a while. */
    private void enableRecovery() {
        for (int look = 1; ; look++) {
            try {
                client.updateContinuousBackups(request -> request.tableName(place.table())
                        .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
                return;
            } catch (ContinuousBackupsUnavailableException e) {
                if (look == LOOKS) {
                    throw failures.of(e);
                }
                sleep.accept(BETWEEN_LOOKS);
            } catch (RuntimeException e) {
                throw failures.of(e);
            }
        }
    }

    private Optional<TableDescription> describe() {
        try {
            return Optional.of(client.describeTable(request -> request.tableName(place.table()))
                    .table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    private void requireKey(TableDescription table) {
        if (!table.keySchema().equals(KEY) || !table.attributeDefinitions().contains(KEY_TYPE)) {
            String key = table.keySchema().stream()
                    .map(part -> part.attributeName() + " (" + part.keyTypeAsString() + ")")
                    .reduce((first, second) -> first + ", " + second)
                    .orElse("none");
            throw new AdminException(
                    FailureKind.CONFLICT,
                    "there is a table " + place.table() + " with another key: " + key + " instead of " + Item.KEY
                            + " (HASH), a text",
                    "use a table of its own: awsideman config set cache.dynamodb_table_name NAME");
        }
    }

    private <T> T ask(Function<DynamoDbClient, T> request) {
        try {
            return request.apply(client);
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }
}
