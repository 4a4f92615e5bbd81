package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb, with each of the operations that it calls refused in turn. */
class RefusalsTest {
    private static final List<String> READS = List.of(
            "user list",
            "user get jane.smith",
            "user find doe",
            "group list",
            "group get Finance",
            "group find platform",
            "group members Finance",
            "group memberships jane.smith",
            "permission-set list",
            "permission-set get PowerUserAccess",
            "permission-set find billing",
            "permission-set status ReadOnlyAccess",
            "assignment list",
            "assignment list --group Finance",
            "assignment get Billing Finance 111122223333",
            "assignment status",
            "access user jane.smith",
            "access group Finance",
            "access account shop-production",
            "access permission-set Billing",
            "access who-can --permission-set-with-policy AdministratorAccess --account audit",
            "access explain jane.smith shop-production",
            "access compare jane.smith tom.oconnor",
            "access matrix --account shop-production",
            "access review --scope shop-production",
            "findings list",
            "status show",
            "account list",
            "account list --ou /Workloads --tag owner=shop",
            "account get shop-production",
            "account find shop",
            "org tree",
            "org show",
            "org policies shop-production",
            "application list",
            "application get 'Developer Portal'",
            "application assignments 'Developer Portal'",
            "instance list",
            "instance show",
            "instance attributes",
            "config auto --dry-run");
    private static final List<String> WRITES = List.of(
            "user create --user-name jdoe --given-name Jane --family-name Doe",
            "user update jane.smith --title CTO",
            "user delete jane.smith --yes",
            "group create Auditors",
            "group update Finance --name Money",
            "group delete Finance --yes",
            "group add-member Finance lena.novak jane.smith",
            "group remove-member Finance tom.oconnor --yes",
            "permission-set create Audit",
            "permission-set update Billing --description x",
            "permission-set delete NetworkAdministrator --yes",
            "permission-set provision ReadOnlyAccess",
            "assignment assign Billing Developers audit",
            "assignment revoke Billing Finance 111122223333 --yes",
            "findings fix orphans --yes",
            "snapshot create",
            "access review-import src/test/resources/review/decisions.csv --yes",
            "instance set-attributes 'CostCenter=${path:enterprise.costCenter}'");

    /** Without these a command goes another way, or leaves a name out and says so. */
    private static final Set<String> DISPENSABLE = Set.of(
            "organizations:ListAccounts",
            "organizations:DescribeOrganization",
            "sso-admin:ListAccountAssignmentsForPrincipal",
            "sso-admin:ListAccountAssignmentCreationStatus",
            "sso-admin:ListAccountAssignmentDeletionStatus");

    private static final Set<String> NAMES = Set.of("identitystore:ListUsers", "identitystore:ListGroups");

    private static final Pattern DONE =
            Pattern.compile(" was (created|updated)|Updated the|were changed|has begun to provision|begun, but");

    private final Path home;

    RefusalsTest(@TempDir Path home) {
        this.home = home;
    }

    static Stream<String> commands() {
        return Stream.concat(READS.stream(), WRITES.stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusalOfAnyCallIsToldWithItsReasonAndWhatWasDoneBeforeIt(String command) throws IOException {
        for (String operation : operationsOf(command)) {
            Cli cli = user(READS.contains(command) ? "allowed" : operation, "deny=" + operation);

            CliRun run = cli.run(command + " --no-cache");

            if (isDispensable(command, operation) && run.exitCode() == ExitStatus.OK) {
                continue;
            }
            boolean written = !READS.contains(command)
                    && cli.calls().keySet().stream().anyMatch(call -> Cli.isWrite(call) && !call.equals(operation));
            assertThat(run.exitCode())
                    .as("%s without %s: %s", command, operation, run.err())
                    .isIn(ExitStatus.NOT_AUTHORIZED, written ? ExitStatus.PARTIAL : ExitStatus.NOT_AUTHORIZED);
            assertThat(run.err())
                    .as("%s without %s", command, operation)
                    .contains("error: ", "is not authorized to perform: ", "hint: ");
            if (written) {
                assertThat(run.err()).as("%s without %s", command, operation).containsPattern(DONE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void throttlingThatDoesNotEndIsUnavailable(String command) throws IOException {
        Set<String> operations = operationsOf(command);
        String operation = operations.stream()
                .filter(Cli::isWrite)
                .findFirst()
                .orElse(operations.iterator().next());

        CliRun run = user("throttled", "throttled=" + operation).run(command + " --timeout 100ms");

        run.ended(ExitStatus.UNAVAILABLE);
        assertThat(run.err()).contains("error: ", "hint: ");
    }

    private static boolean isDispensable(String command, String operation) {
        return DISPENSABLE.contains(operation)
                || (NAMES.contains(operation) && command.startsWith("application assignments"));
    }

    /** Its calls, where everything is allowed. */
    private Set<String> operationsOf(String command) throws IOException {
        Cli cli = user("allowed", "");
        cli.run(command).ok();
        return cli.calls().keySet();
    }

    private Cli user(String name, String behaviour) throws IOException {
        return Cli.inSandbox(Files.createDirectories(home.resolve(name.replace(':', '-'))))
                .with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);
    }
}
