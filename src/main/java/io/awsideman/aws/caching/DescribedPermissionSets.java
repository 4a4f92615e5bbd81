package io.awsideman.aws.caching;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Loader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

/**
 * The descriptions of all permission sets of an instance, kept as one entry: ListPermissionSets answers ARNs only, and a
 * listing with names would otherwise read an entry for each of them.
 *
 * <p>The catalogue of sso-admin makes {@code permission_set:described} stale with every write that changes what it holds.
 */
public final class DescribedPermissionSets {
    private static final String RESOURCE_TYPE = "permission_set";
    private static final String OPERATION = "described";

    /** Resource type and operation of its keys. */
    static final String KEYS = RESOURCE_TYPE + ":" + OPERATION;

    private final CachingContext context;
    private final ResponseCodec codec = new ResponseCodec();
    private final AttributesReader reader = new AttributesReader();

    public DescribedPermissionSets(CachingContext context) {
        this.context = context;
    }

    /**
     * The sets in the API's names as they were kept, or else as the reads describe them.
     *
     * @param fresh whether to make the reads in any case, because a write follows from them
     * @param reads ask the service itself: an answer put together from others of unknown age would have no age of its own
     */
    public List<Map<String, Object>> getOrLoad(
            String instanceArn, boolean fresh, Supplier<List<DescribePermissionSetResponse>> reads) {
        CacheKey key = CacheKey.of(context.scopes().scope(false, instanceArn), RESOURCE_TYPE, OPERATION, "all");
        LoadOptions options = LoadOptions.of("description of all permission sets")
                .withTtl(context.ttls().ttl(RESOURCE_TYPE, "list"))
                .withRefresh(fresh)
                .servingStaleWhen(context.unavailability());
        Loader loader = () -> {
            List<DescribePermissionSetResponse> answers = reads.get();
            return new Loaded(encode(answers), answers.size() + 1);
        };
        context.readsAhead().requireNoRehearsal();
        CachedValue value = context.ages().note(context.cache().getOrLoad(key, options, loader));
        try {
            return decode(value.value());
        } catch (UndecodableResponseException e) {
            return decode(context.cache()
                    .getOrLoad(key, options.withRefresh(true), loader)
                    .value());
        }
    }

    private byte[] encode(List<DescribePermissionSetResponse> answers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (DescribePermissionSetResponse answer : answers) {
                byte[] encoded = codec.encode(answer);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Map<String, Object>> decode(byte[] bytes) {
        List<Map<String, Object>> sets = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    throw new IOException("cut short");
                }
                sets.add(reader.thing(in.readNBytes(length), "PermissionSet"));
            }
        } catch (IOException e) {
            throw new UndecodableResponseException(DescribePermissionSetResponse.class, e);
        }
        return sets;
    }
}
