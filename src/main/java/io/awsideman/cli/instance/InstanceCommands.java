package io.awsideman.cli.instance;

import io.awsideman.cli.Noun;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The verbs of {@code instance}. */
public final class InstanceCommands {
    static final TableLayout LAYOUT = TableLayout.of(
                    "No Identity Center instance is visible here: check --region and the account of the profile.",
                    Column.of("Name"),
                    Column.of("Status"),
                    Column.of("IdentityStoreId"),
                    Column.of("OwnerAccountId"),
                    Column.of("InstanceArn"),
                    Column.of("CreatedDate"))
            .with(Column.of("StatusReason"), Column.of("EncryptionConfigurationDetails"));

    private InstanceCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List the instances that this caller can see", InstanceListCommand.class),
                Noun.read("show", "Show one instance in full", InstanceShowCommand.class),
                Noun.read(
                        "attributes",
                        "Show the attributes of people that policies can use (ABAC)",
                        InstanceAttributesCommand.class),
                Noun.verb(
                        "set-attributes",
                        "Set and take away attributes that policies can use (ABAC)",
                        InstanceSetAttributesCommand.class));
    }
}
