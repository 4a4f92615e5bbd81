package io.awsideman.config;

import io.awsideman.config.SettingLookup.Match;
import io.awsideman.config.YamlTree.Kind;
import io.awsideman.config.YamlTree.Leaf;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the configuration file that are made together or not at all. Comments, order and everything else in it stay.
 * Nothing is written before {@link #write}.
 */
public final class ConfigEdit {
    private static final List<String> DEFAULT_PROFILE = Settings.DEFAULT_PROFILE.path();

    private final Path file;
    private final SettingLookup lookup = new SettingLookup();
    private final String before;
    private String after;

    ConfigEdit(Path file) {
        this.file = file;
        String existing = FileSettings.text(file);
        this.before = existing == null ? "" : existing;
        this.after = before;
    }

    /** The text of the file as it is. */
    public String before() {
        return before;
    }

    /** The text of the file as it will be. */
    public String after() {
        return after;
    }

    /**
     * Sets a value.
     *
     * @param key the dotted key, for example {@code profiles.prod.region}
     * @throws AdminException USAGE when the key is unknown or the value is not allowed; CONFIGURATION when the file cannot
     *     be changed so
     */
    public ConfigEdit set(String key, String value) {
        Match match = find(key);
        set(match.path(), match.setting(), key, value);
        return this;
    }

    /**
     * Takes a setting out.
     *
     * @return whether it was there
     * @throws AdminException as {@link #set}
     */
    public boolean unset(String key) {
        return change(find(key).path(), null);
    }

    /** See {@link ConfigEditor#contains}. */
    boolean contains(String key) {
        return values(leaves(after)).containsKey(find(key).path());
    }

    /** See {@link ConfigEditor#check}. */
    String check(String key, String value) {
        return requireValid(find(key).setting(), key, value);
    }

    /**
     * Sets what is fixed for a profile; what is {@code null} there stays as it is in the file.
     *
     * @throws AdminException as {@link #set(String, String)}
     */
    public ConfigEdit setProfile(String name, ProfileConfig values) {
        requireValid(Settings.DEFAULT_PROFILE, "the name of a profile", name);
        set(ProfileSettings.region(name), values.region());
        set(ProfileSettings.instanceArn(name), values.ssoInstanceArn());
        set(ProfileSettings.identityStoreId(name), values.identityStoreId());
        return this;
    }

    /** Takes the section of a profile out, with everything in it; returns whether it was there. */
    public boolean removeProfile(String name) {
        return change(List.of("profiles", name), null);
    }

    /** Whether the file has a section for this profile, even an empty one. */
    public boolean hasProfile(String name) {
        List<String> section = List.of("profiles", name);
        return leaves(before).stream().anyMatch(leaf -> isWithin(leaf.path(), section));
    }

    /** The profile that the file names as the default one. */
    public @Nullable String defaultProfile() {
        return leaves(after).stream()
                .filter(leaf -> leaf.path().equals(DEFAULT_PROFILE))
                .flatMap(leaf -> Stream.ofNullable(leaf.text()))
                .findFirst()
                .orElse(null);
    }

    /** Names the default profile, or with {@code null} none. */
    public ConfigEdit setDefaultProfile(@Nullable String name) {
        if (name == null) {
            change(DEFAULT_PROFILE, null);
        } else {
            set(Settings.DEFAULT_PROFILE, name);
        }
        return this;
    }

    /** Writes the changes in one step, making file and folder when they are missing; nothing if nothing has changed. */
    public void write() {
        if (!after.equals(before)) {
            AtomicFile.write(file, after);
        }
    }

    private void set(Setting<?> setting, @Nullable String value) {
        if (value != null) {
            set(setting.path(), setting, setting.key(), value);
        }
    }

    private void set(List<String> path, Setting<?> setting, String key, String value) {
        requireValid(setting, key, value);
        change(path, value.strip());
    }

    private static String requireValid(Setting<?> setting, String what, String value) {
        ValueType<?> type = setting.type();
        if (value.isBlank() || value.chars().anyMatch(c -> c < ' ') || type.parse(value) == null) {
            String shown = type.secret() ? "the value" : "\"" + value + "\"";
            throw new AdminException(
                    FailureKind.USAGE, what + ": " + shown + " is not valid", "Allowed: " + type.allowed() + ".");
        }
        return type.shown(value.strip());
    }

    private Match find(String key) {
        Match match = lookup.ofKey(key);
        if (match == null) {
            String near = lookup.suggestion(List.of(key.split("\\.")));
            throw new AdminException(
                    FailureKind.USAGE,
                    "there is no setting \"" + key + "\"",
                    near == null ? "See config show for all settings." : "Did you mean " + near + "?");
        }
        return match;
    }

    private boolean change(List<String> path, @Nullable String value) {
        Map<List<String>, String> wanted = values(leaves(after));
        boolean present = wanted.keySet().removeIf(place -> isWithin(place, path));
        if (value != null) {
            // A section that was empty, written {}, is so no longer.
            wanted.keySet().removeIf(place -> place.size() < path.size() && isWithin(path, place));
            wanted.put(path, value);
        }
        String changed = value == null ? YamlEdit.unset(after, path) : YamlEdit.set(after, path, value);
        verify(wanted, changed, path);
        after = changed;
        return present;
    }

    /** Editing text can go wrong where YAML is unusual: only a file that says what was meant is written. */
    private void verify(Map<List<String>, String> wanted, String changed, List<String> path) {
        boolean right;
        try {
            right = values(YamlTree.leaves(changed)).equals(wanted);
        } catch (BrokenYamlException e) {
            right = false;
        }
        if (!right) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "cannot change " + String.join(".", path) + " in " + file + " without harm to the rest of it",
                    "Edit the file by hand; it was left alone.");
        }
    }

    private List<Leaf> leaves(String text) {
        try {
            return YamlTree.leaves(text);
        } catch (BrokenYamlException e) {
            Problem problem = e.problem();
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message(),
                    problem.remedy());
        }
    }

    private static Map<List<String>, String> values(List<Leaf> leaves) {
        Map<List<String>, String> values = new HashMap<>();
        for (Leaf leaf : leaves) {
            if (leaf.text() != null || leaf.kind() != Kind.SCALAR) {
                values.put(leaf.path(), String.valueOf(leaf.text()));
            }
        }
        return values;
    }

    private static boolean isWithin(List<String> place, List<String> section) {
        return place.size() >= section.size()
                && place.subList(0, section.size()).equals(section);
    }
}
