package io.awsideman.cli.group;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.identitycenter.GroupAttribute;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of a group does. */
final class GroupDiff {
    private GroupDiff() {}

    /** One row for each attribute that is set or removed. */
    static List<Map<String, Object>> planned(
            Map<String, Object> before, Map<GroupAttribute, String> changes, Collection<GroupAttribute> removed) {
        Map<String, String> values = new LinkedHashMap<>();
        changes.forEach((attribute, value) -> values.put(attribute.field(), value));
        return AttributeDiff.planned(
                before, values, removed.stream().map(GroupAttribute::field).toList());
    }
}
