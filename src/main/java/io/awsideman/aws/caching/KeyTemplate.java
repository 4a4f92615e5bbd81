package io.awsideman.aws.caching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A cache key or a prefix of one, with places for fields of the request: {@code group:members:{GroupId}}.
 *
 * @param resourceType first segment
 * @param operation second segment
 * @param identifiers the rest: constants, or paths of fields such as {@code {MemberId.UserId}}
 */
record KeyTemplate(String resourceType, String operation, List<String> identifiers) {
    /** What {@link io.awsideman.cache.CacheKey} allows, which is more than AWS does for any id. */
    private static final int LONGEST_IDENTIFIER = 2048;

    /** Reads {@code type:operation[:identifier…]}. */
    static KeyTemplate parse(String text) {
        String[] segments = text.split(":");
        if (segments.length < 2) {
            throw new IllegalArgumentException("a key has a resource type and an operation: " + text);
        }
        return new KeyTemplate(segments[0], segments[1], List.of(segments).subList(2, segments.length));
    }

    /** Names of the top-level fields of the request that the identifiers hold. */
    List<String> fields() {
        return identifiers.stream()
                .filter(KeyTemplate::isPath)
                .map(path -> path.substring(1, path.length() - 1).split("\\.")[0])
                .toList();
    }

    /**
     * The identifiers with the fields of this request in their places; cut before the first field that is not set or that no
     * key can hold, which makes a prefix wider, never narrower.
     */
    List<String> resolve(SdkPojo request) {
        List<String> resolved = new ArrayList<>(identifiers.size());
        for (String identifier : identifiers) {
            String value = isPath(identifier)
                    ? valueAt(request, identifier.substring(1, identifier.length() - 1))
                    : identifier;
            if (value == null || value.isEmpty() || value.length() > LONGEST_IDENTIFIER) {
                break;
            }
            resolved.add(value);
        }
        return resolved;
    }

    /** The value of the field at a dotted path, ARNs of permission sets cut to their id; {@code null} if not set. */
    static @Nullable String valueAt(SdkPojo pojo, String path) {
        Object value = pojo;
        String name = path;
        for (String step : path.split("\\.")) {
            if (!(value instanceof SdkPojo parent)) {
                return null;
            }
            SdkField<?> field = parent.sdkFieldNameToField().get(step);
            value = field == null ? null : field.getValueOrDefault(parent);
            name = step;
        }
        if (value == null) {
            return null;
        }
        return isPermissionSet(name, value.toString()) ? lastSegment(value.toString()) : value.toString();
    }

    /** Whether a field is the ARN of a permission set, which its last segment is enough to know. */
    static boolean isPermissionSet(String field, String value) {
        return field.equals("PermissionSetArn") || field.equals("ResourceArn") && value.contains(":permissionSet/");
    }

    static String lastSegment(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static boolean isPath(String identifier) {
        return identifier.startsWith("{");
    }
}
