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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes single settings in the configuration file. Comments, order and everything else in it stay; the file is
 * replaced in one step or not at all. Two editors at once: the later one wins.
 */
public final class ConfigEditor {
    private final Path file;
    private final SettingLookup lookup = new SettingLookup();

    public ConfigEditor(Path file) {
        this.file = file;
    }

    /**
     * Sets a value; makes the file, its folder and the sections that are missing.
     *
     * @param key the dotted key, for example {@code profiles.prod.region}
     * @throws AdminException of kind USAGE when the key is unknown or the value is not allowed; of kind CONFIGURATION
     *     when the file is not valid YAML or cannot be written
     */
    public void set(String key, String value) {
        check(key, value);
        edit(find(key).path(), value.strip());
    }

    /**
     * Checks what {@link #set} would be given, and changes nothing.
     *
     * @return the value with any credential in it replaced, to be shown
     * @throws AdminException of kind USAGE when the key is unknown or the value is not allowed
     */
    public String check(String key, String value) {
        ValueType<?> type = find(key).setting().type();
        if (value.isBlank() || value.chars().anyMatch(c -> c < ' ') || type.parse(value) == null) {
            String shown = type.secret() ? "the value" : "\"" + value + "\"";
            throw new AdminException(
                    FailureKind.USAGE, key + ": " + shown + " is not valid", "Allowed: " + type.allowed() + ".");
        }
        return type.shown(value.strip());
    }

    /**
     * Removes a setting, so that its default holds again.
     *
     * @return whether it was there
     * @throws AdminException as {@link #set}
     */
    public boolean unset(String key) {
        return edit(find(key).path(), null);
    }

    /**
     * Whether the file has a value for this key.
     *
     * @throws AdminException as {@link #set}
     */
    public boolean contains(String key) {
        List<String> path = find(key).path();
        return parsed(text -> values(text).containsKey(path));
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

    /** What the function makes of the text of the file. */
    private <T> T parsed(Function<String, T> function) {
        String text = FileSettings.text(file);
        try {
            return function.apply(text == null ? "" : text);
        } catch (BrokenYamlException e) {
            Problem problem = e.problem();
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    file + ":" + problem.line() + ":" + problem.column() + ": " + problem.message(),
                    problem.remedy());
        }
    }

    private boolean edit(List<String> path, @Nullable String value) {
        return parsed(before -> edit(before, path, value));
    }

    private boolean edit(String before, List<String> path, @Nullable String value) {
        Map<List<String>, String> wanted = values(before);
        String after = value == null ? YamlEdit.unset(before, path) : YamlEdit.set(before, path, value);
        boolean present = wanted.remove(path) != null;
        if (value != null) {
            // A section that was empty, written {}, is so no longer.
            wanted.keySet()
                    .removeIf(place -> place.size() < path.size()
                            && path.subList(0, place.size()).equals(place));
            wanted.put(path, value);
        }
        verify(wanted, after, path);
        if (!after.equals(before)) {
            AtomicFile.write(file, after);
        }
        return present;
    }

    /** Editing text can go wrong where YAML is unusual: only a file that says what was meant is written. */
    private void verify(Map<List<String>, String> wanted, String after, List<String> path) {
        boolean right;
        try {
            right = values(after).equals(wanted);
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

    private static Map<List<String>, String> values(String text) {
        Map<List<String>, String> values = new HashMap<>();
        for (Leaf leaf : YamlTree.leaves(text)) {
            if (leaf.text() != null || leaf.kind() != Kind.SCALAR) {
                values.put(leaf.path(), String.valueOf(leaf.text()));
            }
        }
        return values;
    }
}
