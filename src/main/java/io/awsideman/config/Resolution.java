package io.awsideman.config;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides for each setting who has the last word: option, environment, section of the profile, file, default. */
final class Resolution {
    private final Path file;
    private final FileSettings fromFile;
    private final Map<String, String> environment;
    private final Map<String, OptionOverride> options;
    private final @Nullable String profile;
    private final Map<String, EffectiveValue> effective = new LinkedHashMap<>();

    /** @param profile the profile whose section of the cache settings counts, or {@code null} for none */
    Resolution(
            Path file,
            FileSettings fromFile,
            Map<String, String> environment,
            Map<String, OptionOverride> options,
            @Nullable String profile) {
        this.file = file;
        this.fromFile = fromFile;
        this.environment = environment;
        this.options = options;
        this.profile = profile;
    }

    /** The value of a setting that may be unset. */
    <T> @Nullable T optional(Setting<T> setting) {
        Chosen chosen = choose(setting);
        String text = chosen.text();
        String shown = text == null ? null : setting.type().shown(text);
        effective.put(setting.key(), new EffectiveValue(setting.key(), shown, chosen.source()));
        if (text == null) {
            return null;
        }
        return chosen.isDefault()
                ? setting.type().parseDefault(text)
                : setting.type().parse(text);
    }

    /** The value of a setting that has a default. */
    <T> T required(Setting<T> setting) {
        T value = optional(setting);
        if (value == null) {
            throw new IllegalStateException(setting.key() + " has no default");
        }
        return value;
    }

    /** A setting whose default is computed. */
    void showDefault(Setting<?> setting, String value) {
        effective.computeIfPresent(
                setting.key(),
                (key, shown) -> shown.value() == null ? new EffectiveValue(key, value, shown.source()) : shown);
    }

    /** Every value asked for so far, in the order of asking. */
    List<EffectiveValue> effective() {
        return List.copyOf(effective.values());
    }

    /** The valid values of the file by place. */
    Map<List<String>, FileSettings.Value> fileValues() {
        return fromFile.values();
    }

    /** The variables of the environment. */
    Map<String, String> environment() {
        return environment;
    }

    /** The settings given as options, by key. */
    Map<String, OptionOverride> options() {
        return options;
    }

    @Nullable
    String profile() {
        return profile;
    }

    private record Chosen(@Nullable String text, String source) {
        static final String DEFAULT = "default";

        boolean isDefault() {
            return source.equals(DEFAULT);
        }
    }

    private Chosen choose(Setting<?> setting) {
        OptionOverride option = options.get(setting.key());
        if (option != null) {
            requireValid(setting, option.value(), option.option(), FailureKind.USAGE);
            return new Chosen(option.value(), "option " + option.option());
        }
        for (Setting.Variable variable : setting.variables()) {
            String text = environment.getOrDefault(variable.name(), "");
            if (!text.isEmpty()) {
                requireValid(setting, text, variable.name(), FailureKind.CONFIGURATION);
                return new Chosen(variable.negated() ? negated(text) : text, "environment " + variable.name());
            }
        }
        FileSettings.Value value = ofProfile(setting);
        if (value == null) {
            value = fromFile.values().get(setting.path());
        }
        return value == null
                ? new Chosen(setting.defaultText(), Chosen.DEFAULT)
                : new Chosen(value.text(), "file " + file + ":" + value.line());
    }

    private FileSettings.@Nullable Value ofProfile(Setting<?> setting) {
        if (profile == null || !setting.path().get(0).equals("cache")) {
            return null;
        }
        List<String> path = new ArrayList<>(List.of("cache", "profiles", profile));
        path.addAll(setting.path().subList(1, setting.path().size()));
        return fromFile.values().get(path);
    }

    private static String negated(String text) {
        return String.valueOf(!Boolean.TRUE.equals(ValueType.BOOLEAN.parse(text)));
    }

    private static void requireValid(Setting<?> setting, String text, String where, FailureKind kind) {
        if (setting.type().parse(text) == null) {
            String shown = setting.type().secret() ? "the value" : "\"" + text + "\"";
            throw new AdminException(
                    kind,
                    where + ": " + shown + " is not valid",
                    "Allowed: " + setting.type().allowed() + ".");
        }
    }
}
