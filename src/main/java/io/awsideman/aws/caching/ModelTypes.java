package io.awsideman.aws.caching;

import java.lang.reflect.InvocationTargetException;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/** How SDK model classes are built without knowing them by name. */
final class ModelTypes {
    private ModelTypes() {}

    /** A new, empty builder of the model class; every generated class has a static {@code builder()}. */
    static SdkPojo builderOf(Class<?> modelClass) {
        try {
            return (SdkPojo) modelClass.getMethod("builder").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(modelClass + " is not a model class of the SDK", e);
        }
    }

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    /** A copy of the request with one top-level field replaced; {@code null} unsets it. */
    static AwsRequest with(AwsRequest request, String field, @org.jspecify.annotations.Nullable Object value) {
        AwsRequest.Builder builder = request.toBuilder();
        field((SdkPojo) builder, field).set(builder, value);
        return builder.build();
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if the model has no such field
     */
    static SdkField<?> field(SdkPojo pojo, String name) {
        SdkField<?> field = pojo.sdkFieldNameToField().get(name);
        if (field == null) {
            throw new IllegalArgumentException(pojo.getClass().getName() + " has no field " + name);
        }
        return field;
    }
}
