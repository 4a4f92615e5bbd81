package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import io.awsideman.identitycenter.FailureCause;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Provisioning;
import io.awsideman.identitycenter.ProvisioningRequest;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.identitycenter.UnseenWriteException;
import io.awsideman.session.Interruptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Provisions a set and says what became of it. */
final class ProvisioningRun {
    private final CommandContext context;
    private final ProvisionedAccounts accounts;

    ProvisioningRun(CommandContext context) {
        this.context = context;
        this.accounts = new ProvisionedAccounts(context);
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
     * @param results takes the requests as they are in the end
     * @return the exit code
     * @throws AdminException INTERRUPTED if the user ends the program meanwhile; what is under way has been told then
     */
    int run(
            PermissionSet set,
            Collection<Optional<String>> targets,
            boolean wait,
            Consumer<List<ProvisioningRequest>> results) {
        Provisioning provisioning = context.session().provisioning();
        if (!wait) {
            List<ProvisioningRequest> started = new ArrayList<>();
            targets.forEach(target -> started.add(provisioning.start(set, target.orElse(null))));
            results.accept(started);
            return report(set, started, false);
        }
        RequestsInFlight work = context.session().requestsInFlight();
        try (Interruptions.Work ignored = context.host().interruptions().begin(work::stop)) {
            List<ProvisioningRequest> requests = work.run(
                    "Provisioning " + set.name(),
                    targets,
                    target -> provisioning.start(set, target.orElse(null)),
                    request -> UnseenWriteException.reading(
                            "AWS has begun to provision " + set.name() + ", request " + request.id(),
                            () -> provisioning.request(request.id())),
                    ProvisioningRequest::isInProgress);
            if (work.isStopped()) {
                warnOfInterruption(set, requests, targets.size() - requests.size());
            }
            results.accept(requests);
            if (work.isStopped()) {
                throw new AdminException(
                        FailureKind.INTERRUPTED,
                        "interrupted; AWS goes on with what is under way",
                        "see how it stands: awsideman permission-set status");
            }
            return report(set, requests, true);
        }
    }

    /** Before anything else: the process may end at any moment. */
    private void warnOfInterruption(PermissionSet set, List<ProvisioningRequest> requests, int notBegun) {
        List<ProvisioningRequest> underWay =
                requests.stream().filter(ProvisioningRequest::isInProgress).toList();
        context.warn("interrupted: of the provisioning of " + set.name() + " "
                + (requests.size() - underWay.size()) + " ended, " + underWay.size() + " under way, " + notBegun
                + " not begun");
        tellOf(set, underWay);
    }

    /** A row for each request, in the API's names. */
    List<Map<String, Object>> rows(PermissionSet set, List<ProvisioningRequest> requests) {
        Map<String, String> names = accounts.names(requests.stream()
                .flatMap(request -> Optional.ofNullable(request.accountId()).stream())
                .toList());
        return requests.stream()
                .map(request -> row(request, set.name(), names.get(request.accountId())))
                .toList();
    }

    static Map<String, Object> row(
            ProvisioningRequest request, @Nullable String setName, @Nullable String accountName) {
        Map<String, Object> row = new LinkedHashMap<>(request.attributes());
        if (setName != null) {
            row.put("PermissionSetName", setName);
        }
        if (accountName != null) {
            row.put("AccountName", accountName);
        }
        return row;
    }

    private int report(PermissionSet set, List<ProvisioningRequest> requests, boolean waited) {
        List<ProvisioningRequest> failed =
                requests.stream().filter(ProvisioningRequest::isFailed).toList();
        for (ProvisioningRequest request : failed) {
            context.warn("provisioning " + set.name() + target(request) + " failed: " + explained(request));
        }
        List<ProvisioningRequest> underWay =
                requests.stream().filter(ProvisioningRequest::isInProgress).toList();
        tellOf(set, underWay);
        if (!failed.isEmpty()) {
            return ExitStatus.PARTIAL;
        }
        if (!underWay.isEmpty()) {
            return waited ? ExitStatus.UNAVAILABLE : ExitStatus.OK;
        }
        context.message("Provisioned the permission set " + set.name() + ".");
        return ExitStatus.OK;
    }

    private void tellOf(PermissionSet set, List<ProvisioningRequest> underWay) {
        for (ProvisioningRequest request : underWay) {
            context.message("AWS is still provisioning " + set.name() + target(request)
                    + "; see how it stands with: awsideman permission-set status " + request.id());
        }
    }

    /** The reason in AWS's words, and what is probably behind it. */
    static String explained(ProvisioningRequest request) {
        String reason = request.failureReason();
        if (reason == null) {
            return "AWS gives no reason";
        }
        return reason
                + FailureCause.of(reason)
                        .map(cause -> " (likely cause: " + cause.explanation() + ")")
                        .orElse("");
    }

    private static String target(ProvisioningRequest request) {
        return request.accountId() == null ? "" : " in " + request.accountId();
    }
}
