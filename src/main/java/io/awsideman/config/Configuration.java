package io.awsideman.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is configured, for one invocation.
 *
 * @param home the folders
 * @param profileName the AWS profile in use: as given, else {@code AWS_PROFILE}, else {@code default_profile}; or
 *     {@code null}
 * @param profiles what is fixed for each profile that the file names
 * @param effective every setting with its value and source, in a fixed order
 */
public record Configuration(
        AwsidemanHome home,
        @Nullable String profileName,
        Map<String, ProfileConfig> profiles,
        CacheConfig cache,
        AwsConfig aws,
        OutputConfig output,
        List<EffectiveValue> effective) {
    /** Copies the collections. */
    public Configuration {
        profiles = Map.copyOf(profiles);
        effective = List.copyOf(effective);
    }

    /** What is fixed for the profile in use, which AWS calls default when none is named; nothing when the file does not name it. */
    public ProfileConfig profile() {
        return profiles.getOrDefault(profileName == null ? "default" : profileName, ProfileConfig.NOTHING);
    }

    /** The file that was read, whether it exists or not. */
    public Path file() {
        return home.configFile();
    }
}
