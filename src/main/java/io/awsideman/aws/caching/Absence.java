package io.awsideman.aws.caching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * That there is no such thing, as an answer that can be kept: the service's ResourceNotFoundException as data and back.
 *
 * <p>{@code ["message",404]} and then the fields of the exception as an object. An answer begins with an object, so the two
 * are never taken for each other. The request id belongs to one call and is not kept.
 */
final class Absence {
    /** What is missing may be made at any moment by somebody whose writes we do not see. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String CODE = "ResourceNotFoundException";
    private static final String REQUEST_ID = "RequestId";

    private Absence() {}

    /** Whether the service says that there is no such thing. */
    static boolean isOne(AwsServiceException failure) {
        return failure.awsErrorDetails() != null
                && CODE.equals(failure.awsErrorDetails().errorCode());
    }

    /** Whether these bytes are an absence, and not an answer. */
    static boolean isOne(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == '[';
    }

    static byte[] encode(AwsServiceException absence) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartArray();
            json.writeString(absence.awsErrorDetails().errorMessage());
            json.writeNumber(absence.statusCode());
            json.writeEndArray();
            new PojoWriter(json).write(withoutRequestId(absence));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The exception that {@link #encode} was given.
     *
     * @param responseType of the operation, whose model the exception belongs to
     * @throws UndecodableResponseException if the bytes are no absence
     */
    static AwsServiceException decode(byte[] bytes, Class<? extends AwsResponse> responseType) {
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            json.nextToken();
            @Nullable String message = json.nextTextValue();
            int status = json.nextIntValue(0);
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new IOException("no absence");
            }
            Class<?> type =
                    Class.forName(responseType.getPackageName() + "." + CODE, true, responseType.getClassLoader());
            SdkPojo builder = ModelTypes.builderOf(type);
            new PojoReader(json).readRoot(builder);
            AwsErrorDetails details = AwsErrorDetails.builder()
                    .errorCode(CODE)
                    .errorMessage(message)
                    .build();
            return (AwsServiceException) ((AwsServiceException.Builder) builder)
                    .awsErrorDetails(details)
                    .message(message)
                    .statusCode(status)
                    .build();
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            throw new UndecodableResponseException(responseType, e);
        }
    }

    private static SdkPojo withoutRequestId(AwsServiceException absence) {
        SdkPojo builder = (SdkPojo) absence.toBuilder();
        SdkField<?> requestId = builder.sdkFieldNameToField().get(REQUEST_ID);
        if (requestId != null) {
            requestId.set(builder, null);
        }
        return (SdkPojo) ModelTypes.build(builder);
    }
}
