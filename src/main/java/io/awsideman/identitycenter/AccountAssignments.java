package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatusMetadata;
import software.amazon.awssdk.services.ssoadmin.model.OperationStatusFilter;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/** Who has which permission set in which account of one instance. */
public final class AccountAssignments {
    private final SsoAdminClient client;
    private final String instanceArn;

    /** @param client answers reads from the cache or not, as the caller needs it */
    public AccountAssignments(SsoAdminClient client, String instanceArn) {
        this.client = client;
        this.instanceArn = instanceArn;
    }

    /** The assignments of a permission set in an account, those of deleted users and groups among them. */
    public List<AccountAssignment> in(String accountId, String permissionSetArn) {
        return client
                .listAccountAssignmentsPaginator(request ->
                        request.instanceArn(instanceArn).accountId(accountId).permissionSetArn(permissionSetArn))
                .accountAssignments()
                .stream()
                .map(row -> new AccountAssignment(
                        accountId,
                        permissionSetArn,
                        PrincipalType.valueOf(row.principalTypeAsString()),
                        row.principalId()))
                .toList();
    }

    /**
     * The assignments made to a user or group itself, in all accounts. AWS answers this in the management account only, and
     * does not say whether the answer for a user has those of the user's groups: they are left out.
     */
    public List<AccountAssignment> of(PrincipalType type, String principalId) {
        return client
                .listAccountAssignmentsForPrincipalPaginator(request -> request.instanceArn(instanceArn)
                        .principalId(principalId)
                        .principalType(type.name()))
                .accountAssignments()
                .stream()
                .filter(row -> principalId.equals(row.principalId()))
                .map(row -> new AccountAssignment(row.accountId(), row.permissionSetArn(), type, principalId))
                .toList();
    }

    /** Those of the assignments that there are; one call for each permission set in each account. */
    public List<AccountAssignment> existing(Collection<AccountAssignment> asked, ParallelReads reads) {
        Set<AccountAssignment> wanted = new HashSet<>(asked);
        return reads
                .map(
                        "Reading assignments",
                        asked.stream().map(AccountAssignment::place).distinct().toList(),
                        place -> in(place.accountId(), place.permissionSetArn()))
                .stream()
                .flatMap(List::stream)
                .filter(wanted::contains)
                .toList();
    }

    /** The permission sets that are provisioned in an account: those with assignments there, and maybe more. */
    public List<String> permissionSetArnsIn(String accountId) {
        return client
                .listPermissionSetsProvisionedToAccountPaginator(
                        request -> request.instanceArn(instanceArn).accountId(accountId))
                .permissionSets()
                .stream()
                .toList();
    }

    /** The accounts in which a permission set is provisioned: those with assignments of it, and maybe more. */
    public List<String> accountIdsWith(String permissionSetArn) {
        return client
                .listAccountsForProvisionedPermissionSetPaginator(
                        request -> request.instanceArn(instanceArn).permissionSetArn(permissionSetArn))
                .accountIds()
                .stream()
                .toList();
    }

    /** Begins to create an assignment; one that exists is no error. */
    public AssignmentRequest create(AccountAssignment assignment) {
        return new AssignmentRequest(
                AssignmentAction.CREATE,
                Attributes.of(client.createAccountAssignment(request -> request.instanceArn(instanceArn)
                                .targetType(TargetType.AWS_ACCOUNT)
                                .targetId(assignment.accountId())
                                .permissionSetArn(assignment.permissionSetArn())
                                .principalType(assignment.principalType().name())
                                .principalId(assignment.principalId()))
                        .accountAssignmentCreationStatus()));
    }

    /** Begins to delete an assignment; empty if there is none. */
    public Optional<AssignmentRequest> delete(AccountAssignment assignment) {
        try {
            return Optional.of(new AssignmentRequest(
                    AssignmentAction.DELETE,
                    Attributes.of(client.deleteAccountAssignment(request -> request.instanceArn(instanceArn)
                                    .targetType(TargetType.AWS_ACCOUNT)
                                    .targetId(assignment.accountId())
                                    .permissionSetArn(assignment.permissionSetArn())
                                    .principalType(assignment.principalType().name())
                                    .principalId(assignment.principalId()))
                            .accountAssignmentDeletionStatus())));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** How far a change has come; never from the cache. */
    public AssignmentRequest status(AssignmentAction action, String requestId) {
        return new AssignmentRequest(
                action,
                Attributes.of(
                        switch (action) {
                            case CREATE ->
                                client.describeAccountAssignmentCreationStatus(
                                                request -> request.instanceArn(instanceArn)
                                                        .accountAssignmentCreationRequestId(requestId))
                                        .accountAssignmentCreationStatus();
                            case DELETE ->
                                client.describeAccountAssignmentDeletionStatus(
                                                request -> request.instanceArn(instanceArn)
                                                        .accountAssignmentDeletionRequestId(requestId))
                                        .accountAssignmentDeletionStatus();
                        }));
    }

    /**
     * The change with this id, whether it creates or deletes.
     *
     * @throws AdminException NOT_FOUND if AWS knows none
     */
    public AssignmentRequest request(String requestId) {
        return Stream.of(AssignmentAction.values())
                .flatMap(action -> knownStatus(action, requestId).stream())
                .findFirst()
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_FOUND,
                        "AWS knows no change of an assignment with the request id \"" + requestId + "\"",
                        "see what it knows: awsideman assignment status"));
    }

    /** How far a change has come; empty if AWS knows none with this id. */
    Optional<AssignmentRequest> knownStatus(AssignmentAction action, String requestId) {
        try {
            return Optional.of(status(action, requestId));
        } catch (ResourceNotFoundException | ValidationException e) {
            return Optional.empty(); // a malformed id, too, is one that AWS does not know
        }
    }

    /** The ids of the changes that AWS has not ended; its listing tells nothing else of use. */
    List<String> idsInProgress(AssignmentAction action) {
        OperationStatusFilter inProgress =
                OperationStatusFilter.builder().status(StatusValues.IN_PROGRESS).build();
        return switch (action) {
            case CREATE ->
                client
                        .listAccountAssignmentCreationStatusPaginator(
                                request -> request.instanceArn(instanceArn).filter(inProgress))
                        .accountAssignmentsCreationStatus()
                        .stream()
                        .map(AccountAssignmentOperationStatusMetadata::requestId)
                        .toList();
            case DELETE ->
                client
                        .listAccountAssignmentDeletionStatusPaginator(
                                request -> request.instanceArn(instanceArn).filter(inProgress))
                        .accountAssignmentsDeletionStatus()
                        .stream()
                        .map(AccountAssignmentOperationStatusMetadata::requestId)
                        .toList();
        };
    }

    /** The changes that AWS still remembers: id, status and time of each, in the order of the service. */
    public List<AssignmentRequest> requests() {
        return Stream.concat(
                        client
                                .listAccountAssignmentCreationStatusPaginator(
                                        request -> request.instanceArn(instanceArn))
                                .accountAssignmentsCreationStatus()
                                .stream()
                                .map(row -> new AssignmentRequest(AssignmentAction.CREATE, Attributes.of(row))),
                        client
                                .listAccountAssignmentDeletionStatusPaginator(
                                        request -> request.instanceArn(instanceArn))
                                .accountAssignmentsDeletionStatus()
                                .stream()
                                .map(row -> new AssignmentRequest(AssignmentAction.DELETE, Attributes.of(row))))
                .toList();
    }
}
