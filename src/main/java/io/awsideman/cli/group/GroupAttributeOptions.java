package io.awsideman.cli.group;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
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

    /**
     * What was given.
     *
     * @throws AdminException USAGE for an empty text, which AWS has no attribute with
     */
    Map<GroupAttribute, String> values() {
        requireText(
                "--display-name", GroupAttribute.DISPLAY_NAME, "every group has one: give it, or leave the option out");
        requireText(
                "--description",
                GroupAttribute.DESCRIPTION,
                "leave it out; an update takes it away with --remove description");
        return values;
    }

    private void requireText(String option, GroupAttribute attribute, String remedy) {
        if (values.getOrDefault(attribute, option).isBlank()) {
            throw new AdminException(FailureKind.USAGE, option + " is empty", remedy);
        }
    }
}
