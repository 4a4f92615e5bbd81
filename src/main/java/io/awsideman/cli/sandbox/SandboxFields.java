package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.sandbox.SandboxStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the sandbox holds, as its commands show it. */
final class SandboxFields {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Directory"),
            Column.of("Users"),
            Column.of("Groups"),
            Column.of("GroupMemberships"),
            Column.of("Accounts"),
            Column.of("Instances"),
            Column.of("PermissionSets"),
            Column.of("AccountAssignments"),
            Column.of("Applications"),
            Column.of("Policies"),
            Column.of("CallsTotal"),
            Column.of("StateBytes"),
            Column.of("Calls"));

    private SandboxFields() {}

    /** Writes what the sandbox would hold; what is not known before is left out. */
    static void writePlan(CommandContext context, Map<String, Object> planned) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Directory", context.session().sandbox().directory().toString());
        fields.putAll(planned);
        context.output().writeObject(fields, LAYOUT);
    }

    /** Writes the present state of the sandbox. */
    static void write(CommandContext context) {
        SandboxStatus status = context.session().sandbox().status();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Directory", status.directory().toString());
        fields.put("StateBytes", status.stateBytes());
        fields.put("Users", status.users());
        fields.put("Groups", status.groups());
        fields.put("GroupMemberships", status.memberships());
        fields.put("Accounts", status.accounts());
        fields.put("Instances", status.instances());
        fields.put("PermissionSets", status.permissionSets());
        fields.put("AccountAssignments", status.assignments());
        fields.put("Applications", status.applications());
        fields.put("Policies", status.policies());
        fields.put("CallsTotal", status.callsTotal());
        fields.put("Calls", status.calls());
        context.output().writeObject(fields, LAYOUT);
    }
}
