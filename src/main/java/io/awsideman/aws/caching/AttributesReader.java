package io.awsideman.aws.caching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads kept answers as maps in the API's names, without the model classes of the SDK: to load those takes longer than the
 * rest of a cached answer.
 *
 * <p>What {@link PojoWriter} wrote is read without its model thanks to two facts about the models, which are tested: no list
 * has numbers in it, so that a list that begins with one is a time, and what has no schema (a {@code Document}) is in the
 * field Extensions.
 */
final class AttributesReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String WITHOUT_SCHEMA = "Extensions";

    /**
     * The things in the list member of an answer; none if it is not there.
     *
     * @return their set fields, each a string, number, boolean, {@link Instant}, list or map
     * @throws UndecodableResponseException if the bytes are no such answer
     */
    List<Map<String, Object>> list(byte[] answer, String member) {
        Object list = member(answer, member);
        if (list == null) {
            return List.of();
        }
        if (!(list instanceof List<?> things)) {
            throw undecodable(new IOException(member + " is no list"));
        }
        List<Map<String, Object>> rows = new ArrayList<>(things.size());
        for (Object thing : things) {
            rows.add(map(thing));
        }
        return rows;
    }

    /**
     * The thing that a member of an answer is.
     *
     * @throws UndecodableResponseException if the bytes are no such answer, or it is not in it
     */
    Map<String, Object> thing(byte[] answer, String member) {
        return map(member(answer, member));
    }

    @SuppressWarnings("unchecked") // objects are read as maps with texts for keys, and their fields are set
    private static Map<String, Object> map(@Nullable Object thing) {
        if (thing instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw undecodable(new IOException("not an object"));
    }

    private @Nullable Object member(byte[] answer, String member) {
        try (JsonParser json = JSON.createParser(answer)) {
            Object found = null;
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                expect(json, json.currentToken(), JsonToken.FIELD_NAME);
                boolean wanted = json.currentName().equals(member);
                json.nextToken();
                if (wanted) {
                    found = value(json, false);
                } else {
                    json.skipChildren();
                }
            }
            expect(json, json.nextToken(), null);
            return found;
        } catch (IOException | RuntimeException e) {
            throw undecodable(e);
        }
    }

    private static UndecodableResponseException undecodable(Exception cause) {
        return new UndecodableResponseException(Map.class, cause);
    }

    private @Nullable Object value(JsonParser json, boolean withoutSchema) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> withoutSchema ? json.getText() : json.getNumberValue();
            case START_OBJECT -> object(json, withoutSchema);
            case START_ARRAY -> array(json, withoutSchema);
            default -> throw new JsonParseException(json, "unexpected " + json.currentToken());
        };
    }

    private Map<String, @Nullable Object> object(JsonParser json, boolean withoutSchema) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            expect(json, json.currentToken(), JsonToken.FIELD_NAME);
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json, withoutSchema || name.equals(WITHOUT_SCHEMA)));
        }
        return Collections.unmodifiableMap(fields);
    }

    private Object array(JsonParser json, boolean withoutSchema) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT && !withoutSchema) {
            return time(json);
        }
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.currentToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, withoutSchema));
            json.nextToken();
        }
        return Collections.unmodifiableList(elements);
    }

    private static Instant time(JsonParser json) throws IOException {
        long second = json.getLongValue();
        expect(json, json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        int nano = json.getIntValue();
        expect(json, json.nextToken(), JsonToken.END_ARRAY);
        return Instant.ofEpochSecond(second, nano);
    }

    private static void expect(JsonParser json, @Nullable JsonToken actual, @Nullable JsonToken wanted)
            throws IOException {
        if (actual != wanted) {
            throw new JsonParseException(json, "expected " + wanted + " but found " + actual);
        }
    }
}
