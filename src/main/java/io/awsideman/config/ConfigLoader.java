package io.awsideman.config;

import io.awsideman.config.SettingLookup.Match;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the configuration: defaults, then the file, then the environment, then options, the later the stronger. */
public final class ConfigLoader {
    private static final String CACHE_VARIABLE = "AWSIDEMAN_CACHE_";
    /** Holds the key itself for the key source {@code environment}; no setting. */
    private static final String KEY_VARIABLE = "AWSIDEMAN_CACHE_KEY";

    private final AwsidemanHome home;
    private final Map<String, String> environment;
    private final Consumer<String> warnings;
    private final SettingLookup lookup = new SettingLookup();

    /** @param warnings takes sentences about what is ignored, such as an unknown key */
    public ConfigLoader(AwsidemanHome home, Map<String, String> environment, Consumer<String> warnings) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.warnings = warnings;
    }

    /**
     * Reads everything.
     *
     * @param profile the profile given as an option, or {@code null} to take {@code AWS_PROFILE} or the default
     * @throws AdminException of kind CONFIGURATION when the file is broken or a value is not allowed; of kind USAGE when
     *     that value is an option
     */
    public Configuration load(List<OptionOverride> options, @Nullable String profile) {
        FileSettings file = FileSettings.read(home.configFile(), lookup);
        for (Problem problem : file.problems()) {
            if (problem.severe()) {
                throw file.failure(problem);
            }
            String remedy = problem.remedy() == null ? "" : " " + problem.remedy();
            warnings.accept(file.located(problem) + "; it is ignored." + remedy);
        }
        warnOfUnknownVariables();
        Map<String, OptionOverride> overrides = byKey(options);
        Resolution withoutProfile = new Resolution(home.configFile(), file, environment, overrides, null);
        String name = profileName(profile, withoutProfile);
        Resolution values = new Resolution(home.configFile(), file, environment, overrides, name);
        values.optional(Settings.DEFAULT_PROFILE);
        Map<String, ProfileConfig> profiles = profiles(values);
        OutputConfig output = OutputConfig.from(values);
        AwsConfig aws = AwsConfig.from(values);
        CacheConfig cache = CacheConfig.from(values, home);
        return new Configuration(home, name, profiles, cache, aws, output, values.effective());
    }

    /**
     * All that is wrong in the file, in the order of its lines; empty when it is fine or absent.
     *
     * @throws AdminException of kind CONFIGURATION when the file cannot be read at all
     */
    public List<Problem> validate() {
        return List.copyOf(FileSettings.read(home.configFile(), lookup).problems());
    }

    private @Nullable String profileName(@Nullable String given, Resolution values) {
        if (given != null) {
            return given;
        }
        String fromEnvironment = environment.getOrDefault("AWS_PROFILE", "");
        return fromEnvironment.isEmpty() ? values.optional(Settings.DEFAULT_PROFILE) : fromEnvironment;
    }

    private Map<String, OptionOverride> byKey(List<OptionOverride> options) {
        Map<String, OptionOverride> byKey = new LinkedHashMap<>();
        for (OptionOverride option : options) {
            Match match = lookup.ofKey(option.key());
            if (match == null) {
                throw new AdminException(
                        FailureKind.UNEXPECTED, option.option() + " sets the unknown key " + option.key(), null);
            }
            byKey.put(match.setting().key(), option);
        }
        return byKey;
    }

    private Map<String, ProfileConfig> profiles(Resolution values) {
        Set<String> names = new LinkedHashSet<>();
        for (List<String> path : values.fileValues().keySet()) {
            if (path.get(0).equals("profiles")) {
                names.add(path.get(1));
            }
        }
        Map<String, ProfileConfig> profiles = new LinkedHashMap<>();
        for (String name : names) {
            profiles.put(
                    name,
                    new ProfileConfig(
                            values.optional(ProfileSettings.region(name)),
                            values.optional(ProfileSettings.instanceArn(name)),
                            values.optional(ProfileSettings.identityStoreId(name))));
        }
        return profiles;
    }

    private void warnOfUnknownVariables() {
        List<String> names = new ArrayList<>();
        for (String name : environment.keySet()) {
            if (name.startsWith(CACHE_VARIABLE) && !name.equals(KEY_VARIABLE)) {
                names.add(name);
            }
        }
        names.sort(null);
        for (String name : names) {
            if (!SettingLookup.isVariable(name)) {
                String near = SettingLookup.suggestedVariable(name);
                String hint = near == null ? "" : " Did you mean " + near + "?";
                warnings.accept("the environment variable " + name + " is unknown; it is ignored." + hint);
            }
        }
    }
}
