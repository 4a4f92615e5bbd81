package io.awsideman.cli.application;

import io.awsideman.cli.Noun;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The verbs of {@code application}. */
public final class ApplicationCommands {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no applications.",
                    Column.of("Name"),
                    Column.of("Status"),
                    Column.of("ApplicationAccount"),
                    Column.of("Description"),
                    Column.of("ApplicationArn"))
            .with(
                    Column.of("ApplicationProviderArn"),
                    Column.of("InstanceArn"),
                    Column.of("CreatedDate"),
                    Column.of("AssignmentRequired"),
                    Column.of("PortalOptions"));

    private ApplicationCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List the applications of the instance", ApplicationListCommand.class),
                Noun.read("get", "Show one application in full", ApplicationGetCommand.class),
                Noun.read("assignments", "Show who may use an application", ApplicationAssignmentsCommand.class));
    }
}
