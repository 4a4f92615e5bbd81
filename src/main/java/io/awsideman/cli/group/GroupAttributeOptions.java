package io.awsideman.cli.group;

import io.awsideman.identitycenter.GroupAttribute;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The attributes of a group as options. */
final class GroupAttributeOptions {
    private final Map<GroupAttribute, String> values = new EnumMap<>(GroupAttribute.class);

    @Option(
            names = {"--display-name", "--name"},
            order = 1,
            paramLabel = "NAME",
            description = "Name of the group, unique")
    void displayName(String value) {
        values.put(GroupAttribute.DISPLAY_NAME, value);
    }

    @Option(names = "--description", order = 2, paramLabel = "TEXT", description = "What the group is for")
    void description(String value) {
        values.put(GroupAttribute.DESCRIPTION, value);
    }

    /** What was given. */
    Map<GroupAttribute, String> values() {
        return values;
    }
}
