package io.awsideman.cache;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Values of one type as bytes. Failing to encode is an error of the caller, failing to decode is a miss. */
public interface ValueCodec<V> {
    byte[] encode(V value);

    /** Throws any {@link RuntimeException} for bytes that are no value of this type. */
    V decode(byte[] data);

    /** A codec from two functions. */
    static <V> ValueCodec<V> of(Function<V, byte[]> encode, Function<byte[], V> decode) {
        return new ValueCodec<>() {
            @Override
            public byte[] encode(V value) {
                return encode.apply(value);
            }

            @Override
            public V decode(byte[] data) {
                return decode.apply(data);
            }
        };
    }

    /** Text as UTF-8. */
    static ValueCodec<String> text() {
        return of(text -> text.getBytes(StandardCharsets.UTF_8), data -> new String(data, StandardCharsets.UTF_8));
    }
}
