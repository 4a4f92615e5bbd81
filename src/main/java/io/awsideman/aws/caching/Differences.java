package io.awsideman.aws.caching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where two answers differ, as paths for people: {@code Users[u-1].DisplayName differs}, {@code Groups[g-2] is new}. The order of
 * a list says nothing, because AWS promises none; elements are the same thing if their ids and ARNs are.
 */
final class Differences {
    private static final int MOST = 20;
    private static final Set<String> SHARED = Set.of("IdentityStoreId", "InstanceArn");

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** At most {@value #MOST} of them, and a last line that says how many more there are. */
    static List<String> between(JsonNode kept, JsonNode now) {
        Differences differences = new Differences();
        differences.compare("", kept, now);
        List<String> found = differences.found;
        if (found.size() <= MOST) {
            return List.copyOf(found);
        }
        List<String> cut = new ArrayList<>(found.subList(0, MOST));
        cut.add("and " + (found.size() - MOST) + " more");
        return cut;
    }

    private void compare(String path, JsonNode kept, JsonNode now) {
        if (kept.equals(now)) {
            return;
        }
        if (kept.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            kept.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, kept.path(name), now.path(name)));
        } else if ((kept.isArray() || kept.isMissingNode()) && (now.isArray() || now.isMissingNode())) {
            compareLists(path, kept, now);
        } else {
            found.add(path + (kept.isMissingNode() ? " is new" : now.isMissingNode() ? " is gone" : " differs"));
        }
    }

    private void compareLists(String path, JsonNode kept, JsonNode now) {
        Map<String, JsonNode> before = byIdentity(kept);
        Map<String, JsonNode> after = byIdentity(now);
        before.forEach((identity, element) -> {
            JsonNode other = after.get(identity);
            if (other == null) {
                found.add(path + "[" + identity + "] is gone");
            } else {
                compare(path + "[" + identity + "]", element, other);
            }
        });
        after.keySet().stream()
                .filter(identity -> !before.containsKey(identity))
                .forEach(identity -> found.add(path + "[" + identity + "] is new"));
    }

    private static Map<String, JsonNode> byIdentity(JsonNode list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : list) {
            String identity = identity(element);
            String name = identity;
            for (int copy = 2; elements.containsKey(name); copy++) {
                name = identity + " (" + copy + ")";
            }
            elements.put(name, element);
        }
        return elements;
    }

    /** The ids and ARNs of an object, which make it that one; anything else is itself. */
    private static String identity(JsonNode element) {
        Function<Map.Entry<String, JsonNode>, Boolean> names =
                field -> field.getValue().isTextual()
                        && !SHARED.contains(field.getKey())
                        && (field.getKey().endsWith("Id") || field.getKey().endsWith("Arn"));
        String ids = element.properties().stream()
                .filter(names::apply)
                .map(field -> field.getValue().asText())
                .collect(Collectors.joining(","));
        return ids.isEmpty() ? element.isTextual() ? element.asText() : element.toString() : ids;
    }
}
