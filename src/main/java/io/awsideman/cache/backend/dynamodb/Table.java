package io.awsideman.cache.backend.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The requests to the table, split into the sizes that DynamoDB takes, and repeated for what it leaves undone. */
final class Table implements AutoCloseable {
    /** The most items that are written in one request. */
    private static final int MAX_WRITES = 25;

    /** The most bytes that are, so that a request fits into its time limit; DynamoDB takes eight times as much. */
    private static final int MAX_WRITTEN_BYTES = 2 * 1024 * 1024;

    private static final int FRUITLESS_ROUNDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private final Supplier<DynamoDbClient> client;
    private final TablePlace place;
    private final TableFailure failures;
    private final Consumer<Duration> sleep;
    private final RandomGenerator random;
    private final MissingTable missing;
    private @Nullable DynamoDbClient made;

    /** Something to be written, as large as that. */
    record Write(WriteRequest request, int bytes) {}

    /**
     * A change of one item.
     *
     * @param names the names in the expressions and what they stand for
     * @param condition {@code null} for none
     */
    record Change(
            String key,
            String expression,
            @Nullable String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {}

    Table(
            Supplier<DynamoDbClient> client,
            TablePlace place,
            Consumer<Duration> sleep,
            RandomGenerator random,
            MissingTable missing) {
        this.client = client;
        this.place = place;
        this.failures = new TableFailure(place);
        this.sleep = sleep;
        this.random = random;
        this.missing = missing;
    }

    /**
     * Those of the items that there are, by key, as they are now.
     *
     * @param perRequest how many are asked for at once
     * @param attributes all there are if none is named
     */
    Map<String, Item> get(Collection<String> keys, int perRequest, String... attributes) {
        Map<String, Item> found = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += perRequest) {
            getAll(all.subList(from, Math.min(all.size(), from + perRequest)), List.of(attributes), found);
        }
        return found;
    }

    private void getAll(List<String> keys, List<String> attributes, Map<String, Item> found) {
        KeysAndAttributes.Builder wanted = KeysAndAttributes.builder()
                .consistentRead(true)
                .keys(keys.stream().map(Table::key).toList());
        if (!attributes.isEmpty()) {
            Map<String, String> names = placeholders(attributes);
            wanted.projectionExpression(String.join(", ", names.keySet())).expressionAttributeNames(names);
        }
        untilNothingIsLeft(Map.of(place.table(), wanted.build()), left -> {
            BatchGetItemResponse answer = ask(table -> table.batchGetItem(request -> request.requestItems(left)));
            answer.responses().getOrDefault(place.table(), List.of()).forEach(attributesOf -> {
                Item item = new Item(attributesOf);
                found.put(item.key(), item);
            });
            return answer.unprocessedKeys();
        });
    }

    /** Writes and deletes items, in no order. */
    void write(List<Write> writes) {
        List<WriteRequest> batch = new ArrayList<>();
        int bytes = 0;
        for (Write write : writes) {
            if (batch.size() == MAX_WRITES || (!batch.isEmpty() && bytes + write.bytes() > MAX_WRITTEN_BYTES)) {
                writeAll(batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(write.request());
            bytes += write.bytes();
        }
        if (!batch.isEmpty()) {
            writeAll(batch);
        }
    }

    private void writeAll(List<WriteRequest> batch) {
        untilNothingIsLeft(Map.of(place.table(), List.copyOf(batch)), left -> ask(table ->
                        table.batchWriteItem(request -> request.requestItems(left)))
                .unprocessedItems());
    }

    static Write delete(String key) {
        WriteRequest request = WriteRequest.builder()
                .deleteRequest(delete -> delete.key(key(key)))
                .build();
        return new Write(request, key.length());
    }

    /** Makes the change. The item after it, or {@code null} if its condition does not hold. */
    @Nullable
    Item update(Change change) {
        UpdateItemRequest.Builder request = UpdateItemRequest.builder()
                .tableName(place.table())
                .key(key(change.key()))
                .updateExpression(change.expression())
                .expressionAttributeNames(change.names())
                .returnValues(ReturnValue.ALL_NEW);
        if (change.condition() != null) {
            request.conditionExpression(change.condition());
        }
        if (!change.values().isEmpty()) {
            request.expressionAttributeValues(change.values());
        }
        try {
            return new Item(ask(table -> table.updateItem(request.build())).attributes());
        } catch (ConditionalCheckFailedException e) {
            return null;
        }
    }

    /** Deletes an item, if the condition holds. */
    void deleteIf(String key, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        DeleteItemRequest.Builder request = DeleteItemRequest.builder()
                .tableName(place.table())
                .key(key(key))
                .conditionExpression(condition)
                .expressionAttributeNames(names);
        if (!values.isEmpty()) {
            request.expressionAttributeValues(values);
        }
        try {
            ask(table -> table.deleteItem(request.build()));
        } catch (ConditionalCheckFailedException e) {
            return; // it was changed since it was looked at, and stays
        }
    }

    /**
     * Shows every item whose key begins so, as it is now.
     *
     * @param attributes all there are if none is named
     */
    void scan(String beginning, Consumer<Item> visitor, String... attributes) {
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(place.table())
                .consistentRead(true)
                .filterExpression("begins_with(#key, :beginning)")
                .expressionAttributeValues(Map.of(":beginning", Item.text(beginning)));
        Map<String, String> names = new HashMap<>(Map.of("#key", Item.KEY));
        if (attributes.length > 0) {
            Map<String, String> wanted = placeholders(List.of(attributes));
            names.putAll(wanted);
            request.projectionExpression(String.join(", ", wanted.keySet()));
        }
        request.expressionAttributeNames(names);
        Map<String, AttributeValue> start = Map.of();
        do {
            request.exclusiveStartKey(start.isEmpty() ? null : start);
            ScanResponse page = ask(table -> table.scan(request.build()));
            page.items().forEach(attributesOf -> visitor.accept(new Item(attributesOf)));
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
    }

    /** Asks again for what was left undone: at once as long as that gets on, else after longer and longer pauses. */
    private <T> void untilNothingIsLeft(Map<String, T> wanted, Function<Map<String, T>, Map<String, T>> request) {
        Map<String, T> left = wanted;
        Duration pause = FIRST_PAUSE;
        for (int fruitless = 0; !left.isEmpty(); ) {
            Map<String, T> after = request.apply(left);
            if (after.equals(left)) {
                if (++fruitless == FRUITLESS_ROUNDS) {
                    throw failures.throttled(null);
                }
                sleep.accept(pause.plusNanos(random.nextLong(pause.toNanos())));
                pause = pause.multipliedBy(2);
            }
            left = after;
        }
    }

    private <T> T ask(Function<DynamoDbClient, T> request) {
        try {
            return askOrMake(request);
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    private <T> T askOrMake(Function<DynamoDbClient, T> request) {
        try {
            return request.apply(client());
        } catch (ResourceNotFoundException e) {
            if (!missing.isMade()) {
                throw e;
            }
            return request.apply(client());
        }
    }

    private synchronized DynamoDbClient client() {
        DynamoDbClient known = made;
        if (known == null) {
            known = client.get();
            made = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.close();
        }
    }

    private static Map<String, AttributeValue> key(String key) {
        return Map.of(Item.KEY, Item.text(key));
    }

    /** Names of attributes may be reserved words, so none is written in an expression. */
    private static Map<String, String> placeholders(List<String> attributes) {
        Map<String, String> names = new HashMap<>();
        attributes.forEach(attribute -> names.put("#a" + names.size(), attribute));
        return names;
    }
}
