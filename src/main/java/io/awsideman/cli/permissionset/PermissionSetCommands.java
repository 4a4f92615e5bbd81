package io.awsideman.cli.permissionset;

import io.awsideman.cli.Noun;

/** The verbs of {@code permission-set}. */
public final class PermissionSetCommands {
    private PermissionSetCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List all permission sets", PermissionSetListCommand.class),
                Noun.read("get", "Show one permission set in full, and where it is", PermissionSetGetCommand.class),
                Noun.read(
                        "find",
                        "Find permission sets by a part of a name or description",
                        PermissionSetFindCommand.class),
                Noun.verb("create", "Create a permission set", PermissionSetCreateCommand.class),
                Noun.verb("update", "Change a permission set", PermissionSetUpdateCommand.class),
                Noun.verb(
                        "delete",
                        "Delete a permission set, and its assignments if asked to",
                        PermissionSetDeleteCommand.class),
                Noun.verb(
                        "provision",
                        "Bring a changed permission set to its accounts",
                        PermissionSetProvisionCommand.class),
                Noun.verb("status", "Show provisioning and what is not up to date", PermissionSetStatusCommand.class));
    }
}
