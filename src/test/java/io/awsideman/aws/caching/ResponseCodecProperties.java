package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;

class ResponseCodecProperties {
    private final ResponseCodec codec = new ResponseCodec();

    @Provide
    Arbitrary<Class<? extends AwsResponse>> responseTypes() {
        return Arbitraries.of(ServiceApi.responseTypes());
    }

    @Property(tries = 2000)
    void everyResponseComesBackAsItWas(
            @ForAll("responseTypes") Class<? extends AwsResponse> type, @ForAll Random random) {
        AwsResponse response = new ModelValues(random).instance(type);

        AwsResponse decoded = codec.decode(codec.encode(response), type);

        assertThat(decoded.equalsBySdkFields(response))
                .as("%s%n%s", response, decoded)
                .isTrue();
        assertThat(presence(decoded)).isEqualTo(presence(response));
    }

    @Property(tries = 1000)
    void truncatedBytesAreUndecodable(
            @ForAll("responseTypes") Class<? extends AwsResponse> type, @ForAll Random random) {
        byte[] bytes = codec.encode(new ModelValues(random).instance(type));
        byte[] truncated = Arrays.copyOf(bytes, random.nextInt(bytes.length));

        assertThatThrownBy(() -> codec.decode(truncated, type)).isInstanceOf(UndecodableResponseException.class);
    }

    @Property(tries = 1000)
    void damagedBytesAreDecodedOrUndecodableAndNothingElse(
            @ForAll("responseTypes") Class<? extends AwsResponse> type, @ForAll Random random) {
        byte[] bytes = codec.encode(new ModelValues(random).instance(type));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));

        assertDecodableOrUndecodable(bytes, type);
    }

    @Property(tries = 1000)
    void foreignBytesAreDecodedOrUndecodableAndNothingElse(
            @ForAll("responseTypes") Class<? extends AwsResponse> type, @ForAll byte[] bytes) {
        assertDecodableOrUndecodable(bytes, type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}{}",
                "{\"UserId\":5}",
                "{\"UserId\":{}}",
                "{\"UserIds\":\"x\"}",
                "{\"Emails\":\"x\"}",
                "{\"Emails\":[\"x\"]}",
                "{\"Name\":[]}",
                "{\"CreatedAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"CreatedAt\":[1]}",
                "{\"CreatedAt\":[1,2,3]}",
                "{\"CreatedAt\":[9223372036854775807,0]}",
                "{\"Extensions\":[]}"
            })
    void whatIsNoUserIsUndecodable(String json) {
        assertThatThrownBy(() -> codec.decode(json.getBytes(StandardCharsets.UTF_8), DescribeUserResponse.class))
                .isInstanceOf(UndecodableResponseException.class)
                .hasMessageContaining("DescribeUserResponse");
    }

    @Test
    void unsetAndEmptyListAreToldApart() {
        ListUsersResponse unset = ListUsersResponse.builder().build();
        ListUsersResponse empty = ListUsersResponse.builder().users(List.of()).build();

        assertThat(codec.decode(codec.encode(unset), ListUsersResponse.class).hasUsers())
                .isFalse();
        assertThat(codec.decode(codec.encode(empty), ListUsersResponse.class).hasUsers())
                .isTrue();
    }

    private void assertDecodableOrUndecodable(byte[] bytes, Class<? extends AwsResponse> type) {
        try {
            assertThat(codec.decode(bytes, type)).isNotNull();
        } catch (UndecodableResponseException e) {
            assertThat(e).hasCauseInstanceOf(Exception.class);
        }
    }

    /** What the hasX() methods answer, of the object and of all in it, by path. */
    private static Map<String, Object> presence(SdkPojo pojo) {
        Map<String, Object> presence = new TreeMap<>();
        collect("", pojo, presence);
        return presence;
    }

    private static void collect(String path, @Nullable Object value, Map<String, Object> presence) {
        if (value instanceof SdkPojo pojo) {
            for (Method method : pojo.getClass().getMethods()) {
                if (method.getName().matches("has[A-Z].*") && method.getParameterCount() == 0) {
                    presence.put(path + "." + method.getName(), invoke(method, pojo));
                }
            }
            for (SdkField<?> field : pojo.sdkFields()) {
                collect(path + "." + field.memberName(), field.getValueOrDefault(pojo), presence);
            }
        } else if (value instanceof Collection<?> list) {
            int index = 0;
            for (Object element : list) {
                collect(path + "[" + index++ + "]", element, presence);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> collect(path + "{" + key + "}", element, presence));
        }
    }

    private static Object invoke(Method method, Object target) {
        try {
            return method.invoke(target);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
