package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds what ids stand for with the listing of all, which is one cached answer, instead of a description of each. */
final class ById {
    private ById() {}

    /**
     * What the ids stand for, in their order.
     *
     * @param listing asked for only if there are ids
     * @param id the id of a thing
     * @param description asked for each id that the listing lacks; such ids are left out if it finds nothing
     */
    static <T> Map<String, T> of(
            Collection<String> ids,
            Supplier<List<T>> listing,
            Function<T, String> id,
            Function<String, Optional<T>> description) {
        Map<String, T> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        Set<String> wanted = new LinkedHashSet<>(ids);
        Map<String, T> listed = new LinkedHashMap<>();
        for (T thing : listing.get()) {
            if (wanted.contains(id.apply(thing))) {
                listed.put(id.apply(thing), thing);
            }
        }
        for (String each : wanted) {
            Optional.ofNullable(listed.get(each))
                    .or(() -> description.apply(each))
                    .ifPresent(thing -> found.put(each, thing));
        }
        return found;
    }
}
