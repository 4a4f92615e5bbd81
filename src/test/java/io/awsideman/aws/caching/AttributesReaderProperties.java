package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.failure.AdminException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

/** What is read without the models says the same as the models do. */
class AttributesReaderProperties {
    private final ResponseCodec codec = new ResponseCodec();
    private final AttributesReader reader = new AttributesReader();

    /** The listings that are read this way, and their members. */
    private enum Kept {
        USERS(ListUsersResponse.class, "Users"),
        GROUPS(ListGroupsResponse.class, "Groups"),
        ACCOUNTS(ListAccountsResponse.class, "Accounts");

        private final Class<? extends AwsResponse> type;
        private final String member;

        Kept(Class<? extends AwsResponse> type, String member) {
            this.type = type;
            this.member = member;
        }
    }

    @Provide
    Arbitrary<Kept> listings() {
        return Arbitraries.of(Kept.values());
    }

    @Property(tries = 2000)
    void listingsSayTheSame(@ForAll("listings") Kept kept, @ForAll Random random) {
        AwsResponse response = new ModelValues(random).instance(kept.type);

        List<Map<String, Object>> rows =
                rows(codec.encode(response), kept.member).toList();

        List<?> things = ListingPages.items(response, kept.member);
        assertThat(rows)
                .isEqualTo(things.stream().map(AttributesReaderProperties::said).toList());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(List.copyOf(rows.get(i).keySet()))
                    .as("order of the fields")
                    .isEqualTo(List.copyOf(fields(things.get(i)).keySet()));
        }
    }

    @Property(tries = 300)
    void descriptionsSayTheSame(@ForAll Random random) {
        DescribePermissionSetResponse response = new ModelValues(random).instance(DescribePermissionSetResponse.class);
        byte[] kept = codec.encode(response);

        if (response.permissionSet() == null) {
            assertThatThrownBy(() -> reader.thing(kept, "PermissionSet"))
                    .isInstanceOf(UndecodableResponseException.class);
        } else {
            assertThat(reader.thing(kept, "PermissionSet")).isEqualTo(said(response.permissionSet()));
        }
    }

    @Property(tries = 1000)
    void truncatedBytesAreUndecodable(@ForAll("listings") Kept kept, @ForAll Random random) {
        byte[] bytes = codec.encode(new ModelValues(random).instance(kept.type));
        byte[] truncated = Arrays.copyOf(bytes, random.nextInt(bytes.length));

        assertThatThrownBy(() -> rows(truncated, kept.member).toList())
                .isInstanceOf(UndecodableResponseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}{}",
                "{\"Users\":7}",
                "{\"Users\":[7]}",
                "{\"Users\":[[99999999999999999,0]]}"
            })
    void whatIsNoListingIsUndecodable(String kept) {
        assertThatThrownBy(() ->
                        rows(kept.getBytes(StandardCharsets.UTF_8), "Users").toList())
                .isInstanceOf(UndecodableResponseException.class);
    }

    @Test
    void longTextsAreRead() {
        String description = "\"é\\".repeat(40_000);
        byte[] answer = codec.encode(ListGroupsResponse.builder()
                .groups(
                        Group.builder().groupId("1").description(description).build(),
                        Group.builder()
                                .groupId("2")
                                .description("e".repeat(100_000))
                                .build())
                .build());

        assertThat(reader.rows(new ByteArrayInputStream(answer), "Groups"))
                .toIterable()
                .containsExactly(
                        Map.of("GroupId", "1", "Description", description),
                        Map.of("GroupId", "2", "Description", "e".repeat(100_000)));
    }

    @Test
    void rowsThatNobodyTakesAreNotRead() {
        byte[] broken = "{\"Users\":[{\"UserId\":\"1\"},{\"UserId\":\"2\"},{\"UserId\":\"3\"},{\"Us"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(rows(broken, "Users").limit(2)).hasSize(2);
        assertThatThrownBy(() -> rows(broken, "Users").count())
                .isInstanceOfSatisfying(AdminException.class, failure -> assertThat(failure.remedy())
                        .contains("--refresh"));
    }

    /** From a stream that gives a few bytes at a time, as one may. */
    private Stream<Map<String, Object>> rows(byte[] answer, String member) {
        Iterator<Map<String, Object>> rows = reader.rows(
                new FilterInputStream(new ByteArrayInputStream(answer)) {
                    @Override
                    public int read(byte[] bytes, int from, int length) throws IOException {
                        return super.read(bytes, from, Math.min(length, 3));
                    }
                },
                member);
        Iterable<Map<String, Object>> once = () -> rows;
        return StreamSupport.stream(once.spliterator(), false);
    }

    private static Map<?, ?> fields(Object thing) {
        return (Map<?, ?>) Objects.requireNonNull(said(thing));
    }

    /** What the model says, by its own account. */
    private static @Nullable Object said(@Nullable Object value) {
        if (value instanceof SdkPojo pojo) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (SdkField<?> field : pojo.sdkFields()) {
                Object content = field.getValueOrDefault(pojo);
                if (PojoWriter.isSet(content)) {
                    fields.put(field.memberName(), said(content));
                }
            }
            return fields;
        }
        if (value instanceof Document document) {
            return document.isString() ? document.asString() : document.unwrap();
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> said = new ArrayList<>();
            list.forEach(element -> said.add(said(element)));
            return said;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> said = new LinkedHashMap<>();
            map.forEach((key, element) -> said.put((String) key, said(element)));
            return said;
        }
        return value;
    }
}
