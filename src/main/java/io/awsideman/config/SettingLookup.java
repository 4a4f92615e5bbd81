package io.awsideman.config;

import io.awsideman.failure.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds settings by what the user wrote: a place in the file, a dotted key, an environment variable. */
final class SettingLookup {
    private static final String CACHE = "cache";
    private static final String PROFILES = "profiles";

    private @Nullable Map<List<String>, Setting<?>> byPath;

    /** Those of the table by their place; made when first asked for, which is never where there is no file. */
    private Map<List<String>, Setting<?>> fixed() {
        Map<List<String>, Setting<?>> known = byPath;
        if (known == null) {
            known = new HashMap<>();
            for (Setting<?> setting : Settings.ALL) {
                known.put(setting.path(), setting);
            }
            byPath = known;
        }
        return known;
    }

    /**
     * A setting, and where the user put it.
     *
     * @param path the place; another than that of the setting when it holds for one profile only
     * @param profile the profile whose cache it configures, or {@code null}
     */
    record Match(List<String> path, Setting<?> setting, @Nullable String profile) {}

    /** What stands at this place of the file, or {@code null} when it is unknown. */
    @Nullable
    Match at(List<String> path) {
        if (path.size() > 3 && path.get(0).equals(CACHE) && path.get(1).equals(PROFILES)) {
            List<String> inner = new ArrayList<>(path.subList(3, path.size()));
            inner.add(0, CACHE);
            Setting<?> setting = inner.get(1).equals(PROFILES) ? null : plain(inner);
            return setting == null ? null : new Match(path, setting, path.get(2));
        }
        Setting<?> setting = plain(path);
        return setting == null ? null : new Match(path, setting, null);
    }

    private @Nullable Setting<?> plain(List<String> path) {
        Setting<?> setting = fixed().get(path);
        if (setting == null && path.size() == 3 && path.get(0).equals(PROFILES)) {
            return ProfileSettings.find(path.get(1), path.get(2));
        }
        if (setting == null && path.size() == 4 && path.subList(0, 2).equals(List.of(CACHE, "ttls"))) {
            return TtlSettings.find(path.get(2), path.get(3));
        }
        return setting;
    }

    /** The setting of a dotted key, or {@code null}. The name of a profile may have dots itself. */
    @Nullable
    Match ofKey(String key) {
        List<String> parts = List.of(key.split("\\.", -1));
        if (parts.stream().anyMatch(String::isEmpty)) {
            return null;
        }
        int name = key.startsWith("cache.profiles.") ? 2 : key.startsWith("profiles.") ? 1 : parts.size();
        Match match = name == parts.size() ? at(parts) : null;
        for (int end = name + 1; match == null && end < parts.size(); end++) {
            List<String> path = new ArrayList<>(parts.subList(0, name));
            path.add(String.join(".", parts.subList(name, end)));
            path.addAll(parts.subList(end, parts.size()));
            match = at(path);
        }
        return match;
    }

    /** Whether settings lie below this place, so that it has to be a section. */
    boolean isSection(List<String> path) {
        if (path.size() >= 2 && path.get(0).equals(CACHE) && path.get(1).equals(PROFILES)) {
            List<String> inner = new ArrayList<>(path.subList(Math.min(3, path.size()), path.size()));
            inner.add(0, CACHE);
            return path.size() <= 3 || isSection(inner);
        }
        boolean profile = path.get(0).equals(PROFILES) && path.size() <= 2;
        return profile
                || fixed().keySet().stream()
                        .anyMatch(key -> key.size() > path.size()
                                && key.subList(0, path.size()).equals(path));
    }

    /** The nearest name that would be known at this place, or {@code null} when none is near. */
    @Nullable
    String suggestion(List<String> path) {
        List<String> inner = path;
        if (path.size() > 3 && path.get(0).equals(CACHE) && path.get(1).equals(PROFILES)) {
            inner = new ArrayList<>(path.subList(2, path.size()));
            inner.set(0, CACHE);
        }
        if (inner.size() == 3 && inner.get(0).equals(PROFILES)) {
            return nearest(inner.get(2), ProfileSettings.KEYS);
        }
        String near = nearest(String.join(".", inner), keys());
        return near == null || inner == path ? near : "cache.profiles." + path.get(2) + near.substring(CACHE.length());
    }

    /** The nearest known variable, or {@code null}. */
    static @Nullable String suggestedVariable(String name) {
        List<String> known = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            setting.variables().forEach(variable -> known.add(variable.name()));
        }
        return nearest(name, known);
    }

    private static @Nullable String nearest(String word, Collection<String> known) {
        return Spelling.similar(word, known).stream().findFirst().orElse(null);
    }

    /** Whether a variable of this name sets something. */
    static boolean isVariable(String name) {
        for (Setting<?> setting : Settings.ALL) {
            for (Setting.Variable variable : setting.variables()) {
                if (variable.name().equals(name)) {
                    return true;
                }
            }
        }
        return TtlSettings.ofVariable(name) != null;
    }

    private static TreeSet<String> keys() {
        TreeSet<String> keys = new TreeSet<>(List.of(PROFILES, "cache.profiles"));
        for (Setting<?> setting : Settings.ALL) {
            for (int end = 1; end <= setting.path().size(); end++) {
                keys.add(String.join(".", setting.path().subList(0, end)));
            }
        }
        return keys;
    }
}
