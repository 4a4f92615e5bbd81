package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.sandbox.SandboxStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman sandbox status",
            "  awsideman sandbox status --query CallsTotal --output text",
            "  awsideman sandbox status --reset-calls"
        })
final class SandboxStatusCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Directory"),
            Column.of("Users"),
            Column.of("Groups"),
            Column.of("GroupMemberships"),
            Column.of("Accounts"),
            Column.of("Instances"),
            Column.of("CallsTotal"));

    private final CommandContext context;

    @Option(names = "--reset-calls", description = "Set the count of calls to zero after showing it")
    private boolean resetCalls;

    SandboxStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SandboxStatus status = context.session().sandbox().status();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Directory", status.directory().toString());
        fields.put("StateBytes", status.stateBytes());
        fields.put("Users", status.users());
        fields.put("Groups", status.groups());
        fields.put("GroupMemberships", status.memberships());
        fields.put("Accounts", status.accounts());
        fields.put("Instances", status.instances());
        fields.put("CallsTotal", status.callsTotal());
        fields.put("Calls", status.calls());
        context.output().writeObject(fields, LAYOUT);
        if (resetCalls && !context.isDryRun()) {
            context.session().sandbox().resetCalls();
            context.message("The count of calls is zero now.");
        }
        return ExitStatus.OK;
    }
}
