package io.awsideman.cache.backend.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table as it was read. What has another type than it should is as good as absent. */
record Item(Map<String, AttributeValue> attributes) {
    static final String KEY = "cache_key";
    /** The bytes of an entry, or as many of them as one item can take. */
    static final String DATA = "data";
    /** What was asked of AWS. */
    static final String OPERATION = "operation";
    /** When the value was fetched, or a part was written; epoch milliseconds. */
    static final String CREATED_AT = "created_at";
    /** From when on DynamoDB may delete the item; epoch seconds. */
    static final String TTL = "ttl";
    /** The bytes of the whole entry. */
    static final String SIZE = "size";
    /** The set of the further parts of an entry, where it has some. */
    static final String PART_SET = "part_set";
    /** How many further parts there are. */
    static final String PARTS = "parts";
    /** The token of a prefix. */
    static final String TOKEN = "token";
    /** What the marks of a prefix begin with; the owner follows. */
    static final String MARK = "mark:";
    /** Who may use the entries; beside the token of everything. */
    static final String SEAL = "seal";
    /** The latest change of which the token is gone; epoch milliseconds. */
    static final String CHANGED_AT = "changed_at";
    /** What the counters begin with; their name follows. */
    static final String COUNT = "count:";

    static Item none() {
        return new Item(Map.of());
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(String.valueOf(value));
    }

    static AttributeValue bytes(byte[] value) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
    }

    String key() {
        String key = textOf(KEY);
        return key == null ? "" : key;
    }

    @Nullable
    String textOf(String attribute) {
        AttributeValue value = attributes.get(attribute);
        return value == null ? null : value.s();
    }

    byte @Nullable [] bytesOf(String attribute) {
        AttributeValue value = attributes.get(attribute);
        SdkBytes bytes = value == null ? null : value.b();
        return bytes == null ? null : bytes.asByteArrayUnsafe();
    }

    long numberOf(String attribute, long otherwise) {
        AttributeValue value = attributes.get(attribute);
        String digits = value == null ? null : value.n();
        if (digits == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
