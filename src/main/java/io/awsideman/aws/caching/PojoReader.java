package io.awsideman.aws.caching;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Reads what {@link PojoWriter} wrote into a builder of the SDK; strict, an unknown field is an error. */
final class PojoReader {
    private final JsonParser json;

    PojoReader(JsonParser json) {
        this.json = json;
    }

    void readRoot(SdkPojo builder) throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        readFields(builder);
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "more than one value");
        }
    }

    private void readFields(SdkPojo builder) throws IOException {
        Map<String, SdkField<?>> fields = builder.sdkFieldNameToField();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            expect(json.currentToken(), JsonToken.FIELD_NAME);
            SdkField<?> field = fields.get(json.currentName());
            if (field == null) {
                throw new JsonParseException(json, "unknown field " + json.currentName());
            }
            json.nextToken();
            field.set(builder, readValue(field));
        }
    }

    private @Nullable Object readValue(SdkField<?> field) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return isDocument(field) ? Document.fromNull() : null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text();
            case BOOLEAN -> json.getBooleanValue();
            case INTEGER -> json.getIntValue();
            case LONG -> json.getLongValue();
            case SHORT -> json.getShortValue();
            case BYTE -> json.getByteValue();
            case FLOAT -> json.getFloatValue();
            case DOUBLE -> json.getDoubleValue();
            case BIG_DECIMAL -> new BigDecimal(json.getText());
            case INSTANT -> readInstant();
            case SDK_BYTES -> SdkBytes.fromByteArray(json.getBinaryValue());
            case SDK_POJO -> readPojo(field);
            case LIST -> readList(field.getRequiredTrait(ListTrait.class).memberFieldInfo());
            case MAP -> readMap(field.getRequiredTrait(MapTrait.class).valueFieldInfo());
            case DOCUMENT -> readDocument();
            default -> throw new JsonParseException(json, "no JSON form for " + field.marshallingType());
        };
    }

    private static boolean isDocument(SdkField<?> field) {
        return field.marshallingType().getTargetClass() == Document.class;
    }

    private String text() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private Instant readInstant() throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        json.nextToken();
        long second = json.getLongValue();
        json.nextToken();
        int nano = json.getIntValue();
        expect(json.nextToken(), JsonToken.END_ARRAY);
        return Instant.ofEpochSecond(second, nano);
    }

    private Object readPojo(SdkField<?> field) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        SdkPojo builder = field.constructor().get();
        readFields(builder);
        return ModelTypes.build(builder);
    }

    private List<@Nullable Object> readList(SdkField<?> member) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(readValue(member));
        }
        return list;
    }

    private Map<String, @Nullable Object> readMap(SdkField<?> value) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, readValue(value));
        }
        return map;
    }

    private Document readDocument() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Document.fromNull();
            case VALUE_STRING -> Document.fromString(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> Document.fromBoolean(json.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Document.fromNumber(json.getText());
            case START_ARRAY -> {
                List<Document> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(readDocument());
                }
                yield Document.fromList(list);
            }
            case START_OBJECT -> {
                Map<String, Document> map = new HashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String key = json.currentName();
                    json.nextToken();
                    map.put(key, readDocument());
                }
                yield Document.fromMap(map);
            }
            default -> throw new JsonParseException(json, "unexpected " + json.currentToken());
        };
    }

    private void expect(@Nullable JsonToken actual, JsonToken wanted) throws IOException {
        if (actual != wanted) {
            throw new JsonParseException(json, "expected " + wanted + " but found " + actual);
        }
    }
}
