package io.awsideman.aws.caching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * SDK responses as UTF-8 JSON and back, through the fields that every SDK model object describes itself with ({@link
 * SdkPojo}).
 *
 * <p>What was not set stays not set, so that {@code hasX()} answers the same before and after. Response metadata (request
 * id, HTTP headers) belong to one call and are not kept.
 */
final class ResponseCodec {
    /** Made when something is encoded or decoded as a model object first: kept listings are read without. */
    private static final class Json {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    /** The response as bytes. */
    byte[] encode(SdkPojo response) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = Json.FACTORY.createGenerator(bytes)) {
            new PojoWriter(generator).write(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The response or request that {@link #encode} was given.
     *
     * @throws UndecodableResponseException if the bytes are not such a response of this type
     */
    <P extends SdkPojo> P decode(byte[] bytes, Class<P> type) {
        SdkPojo builder = ModelTypes.builderOf(type);
        try (JsonParser parser = Json.FACTORY.createParser(bytes)) {
            new PojoReader(parser).readRoot(builder);
            return type.cast(ModelTypes.build(builder));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableResponseException(type, e);
        }
    }
}
