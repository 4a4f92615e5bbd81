package io.awsideman.config;

import io.awsideman.config.Setting.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings {@code cache.ttls.RESOURCE.OPERATION}: how long answers of one kind are good. */
final class TtlSettings {
    /** Kinds of things that are cached; one whose name begins with another's comes before it. */
    static final List<String> RESOURCES = List.of(
            "user",
            "group",
            "membership",
            "permission_set",
            "provisioning",
            "assignment",
            "application_provider",
            "application",
            "token_issuer",
            "account",
            "instance",
            "organizational_unit",
            "organization",
            "root",
            "policy",
            "delegation",
            "service_access",
            "tag");

    /** Those with a time of their own; any other operation of a known resource can have one. */
    static final List<Setting<Duration>> USUAL = List.of(
            ttl("user", "list", "10m"),
            ttl("user", "describe", "30m"),
            ttl("group", "list", "15m"),
            ttl("group", "describe", "1h"),
            ttl("group", "members", "5m"),
            ttl("permission_set", "list", "2h"),
            ttl("permission_set", "describe", "4h"),
            ttl("assignment", "list", "10m"),
            ttl("account", "list", "1h"),
            ttl("instance", "list", "24h"));

    private static final String VARIABLE = "AWSIDEMAN_CACHE_TTL_";
    private static final String OPERATION = "[a-z][a-z0-9_]{0,63}";

    private TtlSettings() {}

    static @Nullable Setting<Duration> find(String resource, String operation) {
        for (Setting<Duration> usual : USUAL) {
            if (usual.path().get(2).equals(resource) && usual.path().get(3).equals(operation)) {
                return usual;
            }
        }
        return RESOURCES.contains(resource) && operation.matches(OPERATION) ? ttl(resource, operation, null) : null;
    }

    /** The setting of a variable such as {@code AWSIDEMAN_CACHE_TTL_PERMISSION_SET_LIST}. */
    static @Nullable Setting<Duration> ofVariable(String variable) {
        if (!variable.startsWith(VARIABLE)) {
            return null;
        }
        String name = variable.substring(VARIABLE.length());
        for (String resource : RESOURCES) {
            String prefix = resource.toUpperCase(Locale.ROOT) + "_";
            if (name.startsWith(prefix) && name.equals(name.toUpperCase(Locale.ROOT))) {
                return find(resource, name.substring(prefix.length()).toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }

    /** The usual ones, and then all others that somebody sets. */
    static List<Setting<Duration>> configurable(Resolution values) {
        Map<String, Setting<Duration>> found = new TreeMap<>();
        for (FileSettings.Value value : values.fileValues().values()) {
            boolean counts =
                    value.match().profile() == null || value.match().profile().equals(values.profile());
            List<String> path = value.match().setting().path();
            if (counts && path.size() == 4 && path.get(1).equals("ttls")) {
                keep(find(path.get(2), path.get(3)), found);
            }
        }
        values.environment().keySet().forEach(name -> keep(ofVariable(name), found));
        values.options().keySet().forEach(key -> {
            String[] path = key.split("\\.");
            if (path.length == 4 && key.startsWith("cache.ttls.")) {
                keep(find(path[2], path[3]), found);
            }
        });
        USUAL.forEach(usual -> found.remove(usual.key()));
        List<Setting<Duration>> all = new ArrayList<>(USUAL);
        all.addAll(found.values());
        return all;
    }

    private static void keep(@Nullable Setting<Duration> setting, Map<String, Setting<Duration>> found) {
        if (setting != null) {
            found.put(setting.key(), setting);
        }
    }

    private static Setting<Duration> ttl(String resource, String operation, @Nullable String usual) {
        return new Setting<>(
                List.of("cache", "ttls", resource, operation),
                ValueType.POSITIVE_DURATION,
                usual,
                Variable.named(VARIABLE + (resource + "_" + operation).toUpperCase(Locale.ROOT)),
                "How long the answer to " + resource + " " + operation + " is good.");
    }
}
