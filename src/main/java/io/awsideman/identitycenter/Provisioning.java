package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSetProvisioningStatus;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisioningStatus;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/**
 * Where permission sets are provisioned, and their provisioning. A change of a set reaches an account only when it is
 * provisioned there anew.
 */
public final class Provisioning {
    private final Supplier<SsoAdminClient> client;
    private final Supplier<SsoAdminClient> fresh;
    private final String instanceArn;
    private final ParallelReads reads;

    /**
     * @param client gives the client for reads that may be answered from the cache, and for writes
     * @param fresh gives the one for reads that feed a write
     */
    public Provisioning(
            Supplier<SsoAdminClient> client, Supplier<SsoAdminClient> fresh, String instanceArn, ParallelReads reads) {
        this.client = client;
        this.fresh = fresh;
        this.instanceArn = instanceArn;
        this.reads = reads;
    }

    /** The same, with every read answered by the service. */
    public Provisioning fresh() {
        return new Provisioning(fresh, fresh, instanceArn, reads);
    }

    /** Ids of all accounts that a permission set is provisioned to, by whether they have its latest version. */
    public Map<String, Boolean> accounts(PermissionSet set) {
        return accounts(List.of(set)).get(0);
    }

    /** The same for several sets, in their order; two calls for each. */
    public List<Map<String, Boolean>> accounts(List<PermissionSet> sets) {
        return reads.map("Reading where permission sets are", sets, this::accountsWithState);
    }

    private Map<String, Boolean> accountsWithState(PermissionSet set) {
        Map<String, Boolean> accounts = new LinkedHashMap<>();
        accounts(set, ProvisioningStatus.LATEST_PERMISSION_SET_PROVISIONED).forEach(id -> accounts.put(id, true));
        // seen in both, it changed between the two calls
        accounts(set, ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED).forEach(id -> accounts.put(id, false));
        return accounts;
    }

    /** Ids of the accounts that have an older version of the set than its latest. */
    public List<String> outdatedAccounts(PermissionSet set) {
        return accounts(set, ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED);
    }

    /** ARNs of the permission sets of which an account has an older version than the latest. */
    public Set<String> outdatedIn(String accountId) {
        return client
                .get()
                .listPermissionSetsProvisionedToAccountPaginator(request -> request.instanceArn(instanceArn)
                        .accountId(accountId)
                        .provisioningStatus(ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED))
                .permissionSets()
                .stream()
                .collect(Collectors.toSet());
    }

    private List<String> accounts(PermissionSet set, ProvisioningStatus status) {
        return client
                .get()
                .listAccountsForProvisionedPermissionSetPaginator(request -> request.instanceArn(instanceArn)
                        .permissionSetArn(set.arn())
                        .provisioningStatus(status))
                .accountIds()
                .stream()
                .toList();
    }

    /**
     * Begins to provision a set.
     *
     * @param accountId an account, or {@code null} for all that have the set
     */
    public ProvisioningRequest start(PermissionSet set, @Nullable String accountId) {
        return request(client.get()
                .provisionPermissionSet(request -> request.instanceArn(instanceArn)
                        .permissionSetArn(set.arn())
                        .targetId(accountId)
                        .targetType(
                                accountId == null
                                        ? ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS
                                        : ProvisionTargetType.AWS_ACCOUNT))
                .permissionSetProvisioningStatus());
    }

    /**
     * The request as it now stands.
     *
     * @throws AdminException NOT_FOUND if AWS knows no such request
     */
    public ProvisioningRequest request(String requestId) {
        try {
            return request(client.get()
                    .describePermissionSetProvisioningStatus(
                            request -> request.instanceArn(instanceArn).provisionPermissionSetRequestId(requestId))
                    .permissionSetProvisioningStatus());
        } catch (ResourceNotFoundException e) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "there is no provisioning request " + requestId,
                    "AWS forgets them after some time; list them with: awsideman permission-set status",
                    e);
        }
    }

    /**
     * The requests that AWS remembers. Its listing tells only id, status and time; what it is about is added for those that
     * are under way or have failed, with a call for each.
     */
    public List<ProvisioningRequest> requests() {
        List<ProvisioningRequest> listed = client
                .get()
                .listPermissionSetProvisioningStatusPaginator(request -> request.instanceArn(instanceArn))
                .permissionSetsProvisioningStatus()
                .stream()
                .map(status -> new ProvisioningRequest(Attributes.of(status)))
                .toList();
        return reads.map(
                "Reading provisioning requests",
                listed,
                request -> request.isInProgress() || request.hasFailed() ? request(request.id()) : request);
    }

    private static ProvisioningRequest request(PermissionSetProvisioningStatus status) {
        return new ProvisioningRequest(Attributes.of(status));
    }
}
