package io.awsideman.aws.caching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Random instances of the SDK's model classes, made through the fields that they describe themselves with. */
final class ModelValues {
    private static final int DEEPEST = 4;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "a",
            "A",
            "ab",
            "a:b",
            "a:b:c",
            "a%3Ab",
            "a/b",
            "a|b",
            "*",
            "null",
            "Zoë Müller",
            "山田美咲",
            "🙂",
            "\u0000\n\"\\",
            "\u2028",
            "9067642ac7-11111111-2222-4333-8444-555555555555",
            "arn:aws:sso:::instance/ssoins-1111111111111111",
            "arn:aws:sso:::instance/ssoins-2222222222222222",
            "arn:aws-cn:sso:::instance/ssoins-1111111111111111",
            "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111",
            "arn:aws:sso:::permissionSet/ssoins-2222222222222222/ps-1111111111111111",
            "arn:aws-cn:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111",
            "ps-1111111111111111",
            "x".repeat(3000),
            "x".repeat(3001));

    private final Random random;

    ModelValues(Random random) {
        this.random = random;
    }

    /** An instance of which some fields are set. */
    <T> T instance(Class<T> modelClass) {
        return modelClass.cast(filled(ModelTypes.builderOf(modelClass), 0));
    }

    /** A value for the field; fields that are structures are not deeper than a few levels. */
    Object value(SdkField<?> field) {
        return value(field, 0);
    }

    private Object filled(SdkPojo builder, int depth) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (random.nextInt(4) > 0) {
                field.set(builder, value(field, depth));
            }
        }
        return ModelTypes.build(builder);
    }

    private Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> WORDS.get(random.nextInt(WORDS.size()));
            case BOOLEAN -> random.nextBoolean();
            case INTEGER -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case INSTANT -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case SDK_BYTES -> SdkBytes.fromUtf8String(WORDS.get(random.nextInt(WORDS.size())));
            case DOCUMENT -> document(depth);
            case SDK_POJO -> structure(field.constructor().get(), depth);
            case LIST ->
                list(() -> value(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1));
            case MAP -> map(() -> value(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth + 1));
            default -> throw new IllegalArgumentException("no values for " + field.marshallingType());
        };
    }

    private Object structure(SdkPojo builder, int depth) {
        return depth >= DEEPEST ? ModelTypes.build(builder) : filled(builder, depth + 1);
    }

    private <T> List<T> list(Supplier<? extends T> member) {
        List<T> list = new ArrayList<>();
        for (int size = random.nextInt(3); size > 0; size--) {
            list.add(member.get());
        }
        return list;
    }

    private <T> Map<String, T> map(Supplier<? extends T> member) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int size = random.nextInt(3); size > 0; size--) {
            map.put(WORDS.get(random.nextInt(WORDS.size())), member.get());
        }
        return map;
    }

    private Document document(int depth) {
        return switch (random.nextInt(depth >= DEEPEST ? 4 : 6)) {
            case 0 -> Document.fromNull();
            case 1 -> Document.fromString(WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> Document.fromBoolean(random.nextBoolean());
            case 3 -> Document.fromNumber(String.valueOf(random.nextDouble()));
            case 4 -> Document.fromList(list(() -> document(depth + 1)));
            default -> Document.fromMap(map(() -> document(depth + 1)));
        };
    }
}
