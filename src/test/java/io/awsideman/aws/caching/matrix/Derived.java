package io.awsideman.aws.caching.matrix;

import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.aws.caching.DescribedPermissionSets;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

/** Answers that are put together from others and kept as one. */
final class Derived {
    /** What {@link DescribedPermissionSets} keeps. */
    static final String DESCRIBED_SETS = "permission_set:described";

    /** What the session keeps of ListInstances. */
    static final String CHOSEN_INSTANCE = "instance:chosen";

    private final SsoAdminClient client;
    private final String instance;

    Derived(SsoAdminClient client, String instance) {
        this.client = client;
        this.instance = instance;
    }

    String fresh(String operation) {
        return operation.equals(DESCRIBED_SETS)
                ? orRefusal(
                        () -> text(describedSets().stream().map(Derived::said).toList()))
                : chosenInstance();
    }

    /** The answer as it is kept. */
    String cached(String operation, CachingContext context, CacheManager cache, CacheScope scope) {
        return operation.equals(DESCRIBED_SETS)
                ? orRefusal(() ->
                        text(new DescribedPermissionSets(context).getOrLoad(instance, false, this::describedSets)))
                : cachedInstance(cache, scope);
    }

    private String cachedInstance(CacheManager cache, CacheScope scope) {
        CacheKey key = CacheKey.of(scope, "instance", "chosen", "only");
        LoadOptions options = LoadOptions.of("sso-admin:ListInstances");
        byte[] kept = cache.getOrLoad(
                        key, options, () -> new Loaded(chosenInstance().getBytes(StandardCharsets.UTF_8), 1))
                .value();
        return new String(kept, StandardCharsets.UTF_8);
    }

    private List<DescribePermissionSetResponse> describedSets() {
        return client.listPermissionSets(r -> r.instanceArn(instance)).permissionSets().stream()
                .map(arn -> client.describePermissionSet(
                        r -> r.instanceArn(instance).permissionSetArn(arn)))
                .toList();
    }

    private String chosenInstance() {
        return client.listInstances(r -> {}).instances().stream()
                .map(found -> found.instanceArn() + " " + found.identityStoreId())
                .collect(Collectors.joining(" ", "{", "}"));
    }

    private static String text(List<Map<String, Object>> sets) {
        return sets.stream().map(Map::toString).collect(Collectors.joining(" ", "{", "}"));
    }

    private static Map<String, Object> said(DescribePermissionSetResponse answer) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (SdkField<?> field : answer.permissionSet().sdkFields()) {
            Object value = field.getValueOrDefault(answer.permissionSet());
            if (value != null) {
                said.put(field.memberName(), value);
            }
        }
        return said;
    }

    private static String orRefusal(Supplier<String> answer) {
        try {
            return answer.get();
        } catch (AwsServiceException refusal) {
            return CatalogedService.text(refusal);
        }
    }
}
