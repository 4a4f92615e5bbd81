package io.awsideman.cli.status;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Instance;
import io.awsideman.identitycenter.Organizations;
import io.awsideman.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman status show",
            "  awsideman status show --quiet --output json --query \"[?!Healthy]\"",
            "",
            "  Exit code 0: all is well; else that of the first thing that is not."
        })
final class StatusShowCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Check"), Column.of("Healthy"), Column.of("Count"), Column.of("Detail"));

    private final CommandContext context;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private @Nullable AdminException first;

    StatusShowCommand(CommandContext context) {
        this.context = context;
    }

    /** What a check found. */
    private record Finding(boolean healthy, @Nullable Integer count, String detail) {}

    @Override
    public Integer call() {
        context.output().check(LAYOUT);
        Session session = context.session();
        check("credentials", () -> credentials(session));
        check("instance", () -> instance(session));
        check("administration", () -> administration(session));
        check("cache", () -> cache(session));
        check("users", () -> counted(session.users().list()));
        check("groups", () -> counted(session.groups().list()));
        check("permission sets", () -> counted(session.permissionSets().list()));
        check("accounts", () -> counted(session.accounts().list()));
        session.learnedRates().forEach((service, rate) -> row("rate of " + service, slowed(rate)));
        context.output().writeListing(rows, LAYOUT);
        if (first != null) {
            throw first;
        }
        return ExitStatus.OK;
    }

    /** Asked of AWS in any case: what is cached needs no credentials. */
    private static Finding credentials(Session session) {
        int instances = session.freshInstances().list().size();
        return new Finding(
                true,
                null,
                "profile " + session.profileName() + ", account " + session.callerAccountId() + ", sees " + instances
                        + (instances == 1 ? " instance" : " instances"));
    }

    private static Finding instance(Session session) {
        Instance instance = session.freshInstances().describe(session.instanceArn());
        String state = instance.status();
        return new Finding(
                state.equals("ACTIVE"), null, instance.arn() + " with " + instance.identityStoreId() + " is " + state);
    }

    private static Finding administration(Session session) {
        Organizations organizations = session.organizations();
        String caller = session.callerAccountId();
        List<Map<String, Object>> delegated = organizations.delegatedAdministrators(Organizations.IDENTITY_CENTER);
        if (organizations.describe().managementAccountId().equals(caller)) {
            return new Finding(
                    true, delegated.size(), "this is the management account; counted are those it delegates to");
        }
        boolean administers = delegated.stream().anyMatch(administrator -> caller.equals(administrator.get("Id")));
        return new Finding(
                administers,
                delegated.size(),
                administers
                        ? "this is a delegated administrator, which cannot change what the management account has"
                        : "account " + caller + " is neither the management account nor a delegated administrator");
    }

    private static Finding cache(Session session) {
        BackendHealth health = session.cache().contents().health();
        return new Finding(
                health.available(),
                health.available() ? session.cache().contents().entries(null).size() : null,
                session.configuration().cache().enabled() ? health.detail() : "switched off");
    }

    private static Finding slowed(double rate) {
        return new Finding(
                true, null, String.format(Locale.ROOT, "AWS throttled, going on with %.1f requests a second", rate));
    }

    private static Finding counted(List<?> listing) {
        return new Finding(true, listing.size(), "");
    }

    private void check(String name, Supplier<Finding> check) {
        try {
            Finding found = check.get();
            row(name, found);
            if (!found.healthy() && first == null) {
                first = new AdminException(
                        FailureKind.FINDINGS, name + ": " + found.detail(), "see the other checks above");
            }
        } catch (RuntimeException e) {
            AdminException failure = e instanceof AdminException own
                    ? own
                    : context.session().explain(e).orElseThrow(() -> e);
            row(name, new Finding(false, null, String.valueOf(failure.getMessage())));
            if (first == null || first.kind() == FailureKind.FINDINGS) {
                first = failure;
            }
        }
    }

    private void row(String name, Finding found) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Check", name);
        row.put("Healthy", found.healthy());
        if (found.count() != null) {
            row.put("Count", found.count());
        }
        row.put("Detail", found.detail());
        rows.add(row);
    }
}
