package io.awsideman.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings {@code profiles.NAME.…}: what is fixed for one AWS profile. */
final class ProfileSettings {
    static final ValueType<String> REGION_NAME =
            ValueType.text("the name of a region such as eu-central-1", "[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

    private static final ValueType<String> ARN = ValueType.text(
            "an ARN such as arn:aws:sso:::instance/ssoins-1234567890abcdef",
            "arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}");
    private static final ValueType<String> STORE =
            ValueType.text("an id such as d-1234567890", "d-[0-9a-f]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The last names of the keys. */
    static final List<String> KEYS = List.of("region", "sso_instance_arn", "identity_store_id");

    private ProfileSettings() {}

    static @Nullable Setting<String> find(String profile, String key) {
        return switch (key) {
            case "region" -> region(profile);
            case "sso_instance_arn" -> instanceArn(profile);
            case "identity_store_id" -> identityStoreId(profile);
            default -> null;
        };
    }

    static Setting<String> region(String profile) {
        return setting(profile, "region", REGION_NAME, "The region of its Identity Center.");
    }

    static Setting<String> instanceArn(String profile) {
        return setting(profile, "sso_instance_arn", ARN, "Its Identity Center, where there is more than one.");
    }

    static Setting<String> identityStoreId(String profile) {
        return setting(profile, "identity_store_id", STORE, "Its identity store.");
    }

    private static Setting<String> setting(String profile, String key, ValueType<String> type, String description) {
        return new Setting<>(List.of("profiles", profile, key), type, null, List.of(), description);
    }
}
