package io.awsideman.aws.caching;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.NameDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Makes cache keys of requests, so that two requests that differ in any field that matters never share one.
 *
 * <p>A request whose fields are all in the scope or the identifiers has a readable key; any other gets a digest of all its
 * fields as last identifier. Page size and page token are no part of a key, because listings are kept whole.
 */
final class RequestKeyGenerator {
    private static final Set<String> PAGING = Set.of("MaxResults", "NextToken");
    private static final String INSTANCE = "InstanceArn";
    private static final String IDENTITY_STORE = "IdentityStoreId";
    private static final int DIGEST_BYTES = 16;

    /** What {@link CacheScope} allows. */
    private static final int LONGEST_INSTANCE = 2048;

    private final OperationCatalog catalog;
    private final ScopeResolver scopes;
    private final ResponseCodec codec = new ResponseCodec();

    RequestKeyGenerator(OperationCatalog catalog, ScopeResolver scopes) {
        this.catalog = catalog;
        this.scopes = scopes;
    }

    CacheKey key(Operation.Read read, AwsRequest request) {
        SdkPojo pojo = request;
        List<String> identifiers = new ArrayList<>(read.key().resolve(pojo));
        boolean whole = identifiers.size() == read.key().identifiers().size();
        if (!whole || identifiers.isEmpty() || !isCovered(read.key(), pojo)) {
            identifiers.add(digest(request));
        }
        return new CacheKey(
                scopes.scope(catalog.global(), instance(pojo)),
                read.key().resourceType(),
                read.key().operation(),
                identifiers);
    }

    private static String instance(SdkPojo request) {
        String instance = KeyTemplate.valueAt(request, INSTANCE);
        String store = KeyTemplate.valueAt(request, IDENTITY_STORE);
        String named = instance != null ? instance : store != null ? store : "";
        return named.length() > LONGEST_INSTANCE ? "" : named;
    }

    /** Whether scope and identifiers say everything that the request says. */
    private static boolean isCovered(KeyTemplate template, SdkPojo request) {
        Set<String> said = new HashSet<>(template.fields());
        said.addAll(PAGING);
        String instance = instance(request);
        for (SdkField<?> field : request.sdkFields()) {
            String name = field.memberName();
            Object value = field.getValueOrDefault(request);
            boolean inScope = !instance.isEmpty()
                    && (name.equals(INSTANCE) || name.equals(IDENTITY_STORE))
                    && instance.equals(value);
            if (PojoWriter.isSet(value) && !inScope && !said.contains(name)) {
                return false;
            }
        }
        return template.fields().stream().allMatch(field -> isWhole(field, request));
    }

    /** Whether the identifier of this field, which may be shortened or a part of a union, stands for the whole field. */
    private static boolean isWhole(String field, SdkPojo request) {
        SdkField<?> model = request.sdkFieldNameToField().get(field);
        Object value = model == null ? null : model.getValueOrDefault(request);
        if (value instanceof String arn && KeyTemplate.isPermissionSet(field, arn)) {
            String instance = String.valueOf(KeyTemplate.valueAt(request, INSTANCE));
            return arn.equals(instance.replace(":instance/", ":permissionSet/") + "/" + KeyTemplate.lastSegment(arn));
        }
        if (value instanceof SdkPojo union) {
            return union.sdkFields().stream()
                            .filter(part -> PojoWriter.isSet(part.getValueOrDefault(union)))
                            .count()
                    == 1;
        }
        return value != null;
    }

    /** The request for a whole listing, whatever part of it is asked for. */
    static AwsRequest withoutPaging(AwsRequest request) {
        AwsRequest.Builder builder = request.toBuilder();
        for (SdkField<?> field : request.sdkFields()) {
            if (PAGING.contains(field.memberName())) {
                field.set(builder, null);
            }
        }
        return builder.build();
    }

    private String digest(AwsRequest request) {
        String canonical = request.getClass().getSimpleName()
                + new String(codec.encode(withoutPaging(request)), StandardCharsets.UTF_8);
        return NameDigest.of(canonical, DIGEST_BYTES);
    }
}
