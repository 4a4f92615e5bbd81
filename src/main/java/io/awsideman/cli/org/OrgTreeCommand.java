package io.awsideman.cli.org;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.cli.output.TableLayout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman org tree",
            "  awsideman org tree /Workloads                a unit and all below it",
            "  awsideman org tree --output json --query \"[?Type=='ACCOUNT'].[OrganizationalUnitPath, Name]\""
        })
final class OrgTreeCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(
            paramLabel = "UNIT",
            arity = "0..1",
            description = "Where to start: a path such as /Workloads, or an id (default: the root)")
    private String unit = "/";

    OrgTreeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OutputWriter output = context.output();
        boolean drawn = output.isUsualTable();
        TableLayout layout = drawn ? TreeRows.DRAWN : TreeRows.LAYOUT;
        output.check(layout);
        output.writeListing(TreeRows.of(context.session().organizationTree().branch(unit), drawn), layout);
        return ExitStatus.OK;
    }
}
