package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import io.awsideman.identitycenter.AsynchronousRequest;
import io.awsideman.identitycenter.FailureCause;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.ProvisioningRequest;
import io.awsideman.identitycenter.RequestOutcome;
import io.awsideman.identitycenter.RequestOutcome.Status;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.identitycenter.UnseenWriteException;
import io.awsideman.session.Interruptions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Provisions a set and says what became of it. */
final class ProvisioningRun {
    private final CommandContext context;
    private final PermissionSet set;

    ProvisioningRun(CommandContext context, PermissionSet set) {
        this.context = context;
        this.set = set;
    }

    /** The command line that provisions the set. */
    static String command(PermissionSet set) {
        return "awsideman permission-set provision " + ShellWord.of(set.name());
    }

    /**
     * Runs a request for each target, and says how they ended and what to do about it.
     *
     * @param targets account ids; an empty one for all accounts that have the set
     * @param wait whether to wait until they are over
     * @param results takes what came of those that were sent
     * @return the exit code
     * @throws AdminException INTERRUPTED if the user ends the program meanwhile; what is under way has been told then
     */
    int run(
            Collection<Optional<String>> targets,
            boolean wait,
            Consumer<List<RequestOutcome<Optional<String>>>> results) {
        RequestsInFlight<Optional<String>, ProvisioningRequest> work =
                context.session().provisioning(set, List.copyOf(targets), wait);
        try (Interruptions.Work ignored = context.host().interruptions().begin(work::stop)) {
            List<RequestOutcome<Optional<String>>> outcomes = work.run();
            if (work.isInterrupted()) {
                warnOfInterruption(outcomes);
            } else {
                requireOneBegun(outcomes);
            }
            results.accept(outcomes.stream()
                    .filter(outcome -> outcome.status() != Status.NOT_DONE)
                    .toList());
            if (work.isInterrupted()) {
                throw new AdminException(
                        FailureKind.INTERRUPTED,
                        "interrupted; AWS goes on with what is under way",
                        "see how it stands: awsideman permission-set status");
            }
            return report(outcomes, wait);
        }
    }

    /** Where there is nothing else to tell, a failure is the command's own. */
    private void requireOneBegun(List<RequestOutcome<Optional<String>>> outcomes) {
        RequestOutcome<Optional<String>> first = outcomes.get(0);
        RuntimeException failure = first.failure();
        if (failure != null && outcomes.stream().allMatch(outcome -> outcome.request() == null)) {
            throw failure;
        }
        if (failure != null && outcomes.size() == 1) {
            UnseenWriteException.reading(
                    "AWS has begun to provision " + set.name() + ", request " + first.requestId(), () -> {
                        throw failure;
                    });
        }
    }

    /** Before anything else: the process may end at any moment. */
    private void warnOfInterruption(List<RequestOutcome<Optional<String>>> outcomes) {
        long underWay = outcomes.stream()
                .filter(outcome -> outcome.inFlight().isPresent())
                .count();
        long notBegun = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.NOT_DONE)
                .count();
        context.warn("interrupted: of the provisioning of " + set.name() + " "
                + (outcomes.size() - underWay - notBegun) + " ended, " + underWay + " under way, " + notBegun
                + " not begun");
        tellOfThoseUnderWay(outcomes);
    }

    /** A row for each outcome, in the API's names. */
    List<Map<String, Object>> rows(List<RequestOutcome<Optional<String>>> outcomes) {
        Map<String, String> names = new ProvisionedAccounts(context)
                .names(outcomes.stream()
                        .flatMap(outcome -> outcome.target().stream())
                        .toList());
        return outcomes.stream().map(outcome -> row(outcome, names)).toList();
    }

    private Map<String, Object> row(RequestOutcome<Optional<String>> outcome, Map<String, String> names) {
        AsynchronousRequest request = outcome.request();
        Map<String, Object> attributes = new LinkedHashMap<>(
                request == null
                        ? Map.of("Status", outcome.status().name(), "PermissionSetArn", set.arn())
                        : request.attributes());
        outcome.target().ifPresent(account -> attributes.putIfAbsent("AccountId", account));
        if (outcome.status() == Status.FAILED) {
            attributes.put("FailureReason", reason(outcome));
        }
        return row(attributes, set.name(), outcome.target().map(names::get).orElse(null));
    }

    static Map<String, Object> row(
            Map<String, Object> attributes, @Nullable String setName, @Nullable String accountName) {
        Map<String, Object> row = new LinkedHashMap<>(attributes);
        if (setName != null) {
            row.put("PermissionSetName", setName);
        }
        if (accountName != null) {
            row.put("AccountName", accountName);
        }
        return row;
    }

    private int report(List<RequestOutcome<Optional<String>>> outcomes, boolean waited) {
        List<RequestOutcome<Optional<String>>> failed = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.FAILED || outcome.status() == Status.UNKNOWN)
                .toList();
        failed.forEach(outcome -> context.warn("provisioning " + set.name() + in(outcome) + " "
                + (outcome.status() == Status.FAILED ? "failed: " : "has begun, and its end is not known: ")
                + why(outcome)));
        tellOfThoseUnderWay(outcomes);
        List<RequestOutcome<Optional<String>>> notBegun = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.NOT_DONE)
                .toList();
        if (!notBegun.isEmpty()) {
            context.warn(notBegun.size() + " of " + outcomes.size() + " accounts were not begun: "
                    + notBegun.get(0).reason());
        }
        if (!failed.isEmpty()) {
            return ExitStatus.PARTIAL;
        }
        if (!notBegun.isEmpty() || (waited && outcomes.stream().anyMatch(outcome -> !outcome.isDone()))) {
            return ExitStatus.UNAVAILABLE;
        }
        if (outcomes.stream().allMatch(RequestOutcome::isDone)) {
            context.message("Provisioned the permission set " + set.name() + ".");
        }
        return ExitStatus.OK;
    }

    private void tellOfThoseUnderWay(List<RequestOutcome<Optional<String>>> outcomes) {
        outcomes.stream()
                .filter(outcome -> outcome.inFlight().isPresent())
                .forEach(outcome -> context.message("AWS is still provisioning " + set.name() + in(outcome)
                        + (outcome.request() == null
                                ? "; it has not answered yet"
                                : "; see how it stands with: awsideman permission-set status " + outcome.requestId())));
    }

    private String reason(RequestOutcome<Optional<String>> outcome) {
        RuntimeException failure = outcome.failure();
        return failure == null
                ? Objects.requireNonNullElse(outcome.reason(), "AWS gives no reason")
                : context.session().explain(failure).orElseThrow(() -> failure).getMessage();
    }

    /** The reason, and what is probably behind it where it is one of AWS's own. */
    private String why(RequestOutcome<Optional<String>> outcome) {
        return outcome.failure() == null ? FailureCause.explained(reason(outcome)) : reason(outcome);
    }

    private static String in(RequestOutcome<Optional<String>> outcome) {
        return outcome.target().map(account -> " in " + account).orElse("");
    }
}
