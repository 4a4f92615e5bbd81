package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.IncompleteWriteException;
import io.awsideman.identitycenter.PermissionSetDetails;
import io.awsideman.identitycenter.PermissionSetState;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Written;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set create Audit --managed-policy SecurityAudit --session-duration 8h",
            "  awsideman permission-set create Logs --inline-policy logs.json --tag Team=Platform",
            "  awsideman permission-set create Audit --managed-policy SecurityAudit --dry-run"
        })
final class PermissionSetCreateCommand implements Callable<Integer> {
    /** PermissionSetName in the service model. */
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,32}");

    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the set, the same as --name")
    private @Nullable String given;

    @Option(
            names = "--name",
            order = 0,
            paramLabel = "NAME",
            description = "Unique and final: up to 32 letters, digits and +=,.@_-")
    private @Nullable String option;

    @Mixin
    private final PermissionSetOptions options = new PermissionSetOptions();

    PermissionSetCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = name();
        PermissionSets sets = context.session().permissionSets();
        PermissionSetState state = options.appliedTo(
                PermissionSetState.EMPTY,
                sets.managedPolicyNames(),
                context.terminal().in());
        if (context.isDryRun()) {
            sets.requireFree(name);
            Map<String, Object> planned = new LinkedHashMap<>();
            planned.put("Name", name);
            planned.putAll(state.attributes());
            context.output().writeObject(planned, PermissionSetColumns.DETAILS);
            context.message("Would create the permission set " + name + "; nothing was changed.");
            return ExitStatus.OK;
        }
        Written<PermissionSetDetails> written = create(sets, name, state);
        PermissionSetDetails created = written.value();
        context.output().writeObject(created.attributes(), PermissionSetColumns.DETAILS);
        context.message("Created the permission set " + name + " ("
                + created.permissionSet().arn() + ").");
        NotShownYet.warn(context, "permission set", written.isShown());
        return ExitStatus.OK;
    }

    private Written<PermissionSetDetails> create(PermissionSets sets, String name, PermissionSetState state) {
        try {
            return sets.create(name, state, context.host().clock().instant());
        } catch (IncompleteWriteException e) {
            throw new PartialWrite(context).explained(e, name);
        }
    }

    private String name() {
        if (given != null && option != null && !given.equals(option)) {
            throw new AdminException(
                    FailureKind.USAGE, "two names are given: " + given + " and " + option, "give one of them");
        }
        String name = given == null ? option : given;
        if (name == null) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "the name is missing; AWS requires it of every permission set",
                    "give it first, as in: awsideman permission-set create Audit");
        }
        if (!NAME.matcher(name).matches()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + name + "\" cannot be the name of a permission set",
                    "AWS allows 1 to 32 letters of A to Z, digits, and + = , . @ _ -");
        }
        return name;
    }
}
