package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.model.GetUserIdRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetRequest;

class RequestKeyProperties {
    private static final List<ReadOperation> OPERATIONS = operations();

    /** A read of one of the three services with what its requests are made of. */
    record ReadOperation(ServiceApi api, String name, Read read) {
        CacheKey key(AwsRequest request) {
            return new RequestKeyGenerator(api.catalog(), new Scopes()).key(read, request);
        }

        String entry(AwsRequest request) {
            CacheKey key = key(request);
            return key.scope().text() + "\n" + key.text();
        }

        AwsRequest request(Random random) {
            return new ModelValues(random).instance(api.requestType(name));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Scopes implements ScopeResolver {
        @Override
        public CacheScope scope(boolean global, String instance) {
            return new CacheScope("123456789012/Admin", global ? "global" : "us-east-1", "", instance, domain(global));
        }

        @Override
        public String domain(boolean global) {
            return global ? "aws/global" : "aws/us-east-1";
        }
    }

    private static List<ReadOperation> operations() {
        List<ReadOperation> operations = new ArrayList<>();
        for (ServiceApi api : ServiceApi.all()) {
            api.reads().forEach((name, read) -> operations.add(new ReadOperation(api, name, read)));
        }
        return operations;
    }

    @Provide
    Arbitrary<ReadOperation> reads() {
        return Arbitraries.of(OPERATIONS);
    }

    @Property(tries = 5000)
    void requestsThatDifferInOneFieldNeverShareAnEntry(
            @ForAll("reads") ReadOperation operation, @ForAll Random random) {
        AwsRequest one = operation.request(random);
        AwsRequest other = withOneFieldChanged(one, random);

        if (!one.equalsBySdkFields(other)) {
            assertThat(operation.entry(other)).as("%s%n%s", one, other).isNotEqualTo(operation.entry(one));
        }
    }

    @Property(tries = 5000)
    void requestsThatDifferSomehowNeverShareAnEntry(@ForAll("reads") ReadOperation operation, @ForAll Random random) {
        AwsRequest one = operation.request(random);
        AwsRequest other = operation.request(random);

        if (!withoutPaging(one).equalsBySdkFields(withoutPaging(other))) {
            assertThat(operation.entry(other)).as("%s%n%s", one, other).isNotEqualTo(operation.entry(one));
        }
    }

    @Property(tries = 2000)
    void equalRequestsShareAnEntryWhateverPageTheyAskFor(
            @ForAll("reads") ReadOperation operation, @ForAll Random random) {
        AwsRequest one = operation.request(random);
        AwsRequest other = one;
        for (String field : List.of("MaxResults", "NextToken")) {
            SdkField<?> paging = one.sdkFieldNameToField().get(field);
            if (paging != null) {
                other = ModelTypes.with(other, field, new ModelValues(random).value(paging));
            }
        }

        assertThat(operation.entry(other)).isEqualTo(operation.entry(one));
    }

    @Property(tries = 2000)
    void keysBeginAsTheCatalogueSaysUpToTheFirstFieldThatIsMissing(
            @ForAll("reads") ReadOperation operation, @ForAll Random random) {
        AwsRequest request = operation.request(random);

        CacheKey key = operation.key(request);

        KeyTemplate template = operation.read().key();
        List<String> resolved = template.resolve(request);
        assertThat(key.resourceType()).isEqualTo(template.resourceType());
        assertThat(key.operation()).isEqualTo(template.operation());
        assertThat(key.identifiers().subList(0, resolved.size())).isEqualTo(resolved);
    }

    @Test
    void keysOfTheCommonReadsAreReadable() {
        String ps = "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111";
        String instance = "arn:aws:sso:::instance/ssoins-1111111111111111";

        assertThat(text(
                        "ListUsers",
                        ListUsersRequest.builder().identityStoreId("d-1").build()))
                .isEqualTo("user:list:all");
        assertThat(text(
                        "ListGroupMembershipsForMember",
                        ListGroupMembershipsForMemberRequest.builder()
                                .identityStoreId("d-1")
                                .memberId(member -> member.userId("u-1"))
                                .build()))
                .isEqualTo("membership:list_for_member:u-1");
        assertThat(text(
                        "DescribePermissionSet",
                        DescribePermissionSetRequest.builder()
                                .instanceArn(instance)
                                .permissionSetArn(ps)
                                .build()))
                .isEqualTo("permission_set:describe:ps-1111111111111111");
    }

    @Test
    void anythingBesideTheIdentifiersAddsADigest() {
        assertThat(text(
                        "ListUsers",
                        ListUsersRequest.builder()
                                .identityStoreId("d-1")
                                .filters(filter ->
                                        filter.attributePath("UserName").attributeValue("bob"))
                                .build()))
                .matches("user:list:all:[0-9a-f]{32}");
        assertThat(text(
                        "ListAccountsForProvisionedPermissionSet",
                        ListAccountsForProvisionedPermissionSetRequest.builder()
                                .instanceArn("arn:aws:sso:::instance/ssoins-1111111111111111")
                                .permissionSetArn("arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1")
                                .provisioningStatus("LATEST_PERMISSION_SET_NOT_PROVISIONED")
                                .build()))
                .matches("provisioning:permission_set:ps-1:[0-9a-f]{32}");
    }

    @Test
    void numberAndTextInADocumentAreDifferentRequests() {
        assertThat(text("GetUserId", userId(Document.fromNumber(1))))
                .isNotEqualTo(text("GetUserId", userId(Document.fromString("1"))));
    }

    private static GetUserIdRequest userId(Document value) {
        return GetUserIdRequest.builder()
                .identityStoreId("d-1")
                .alternateIdentifier(alternate -> alternate.uniqueAttribute(
                        unique -> unique.attributePath("userName").attributeValue(value)))
                .build();
    }

    private static String text(String name, AwsRequest request) {
        return OPERATIONS.stream()
                .filter(operation -> operation.name().equals(name))
                .map(operation -> operation.key(request).text())
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.format(Locale.ROOT, "no read %s", name)));
    }

    private static AwsRequest withOneFieldChanged(AwsRequest request, Random random) {
        List<SdkField<?>> fields =
                request.sdkFields().stream().filter(field -> !isPaging(field)).toList();
        if (fields.isEmpty()) {
            return request;
        }
        SdkField<?> field = fields.get(random.nextInt(fields.size()));
        return ModelTypes.with(request, field.memberName(), new ModelValues(random).value(field));
    }

    private static AwsRequest withoutPaging(AwsRequest request) {
        AwsRequest.Builder builder = request.toBuilder();
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            if (isPaging(field)) {
                field.set(builder, null);
            }
        }
        return builder.build();
    }

    private static boolean isPaging(SdkField<?> field) {
        return field.memberName().equals("MaxResults") || field.memberName().equals("NextToken");
    }
}
