package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteAccountAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentDeletionStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentDeletionStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.InternalServerException;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsForPrincipalRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsForPrincipalResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsProvisionedToAccountRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsProvisionedToAccountResponse;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

/** Assignments in memory, and a clock that moves when someone waits; a change takes ten seconds of it. */
final class FakeAssignments implements SsoAdminClient {
    static final String INSTANCE = "arn:aws:sso:::instance/ssoins-1111222233334444";
    static final Duration JOB = Duration.ofSeconds(10);
    private static final int MOST_IN_FLIGHT = 10;

    final Set<AccountAssignment> assignments = new LinkedHashSet<>();
    final List<String> calls = new ArrayList<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-02T08:00:00Z");
    int mostInFlight;
    boolean principalsMayBeAsked = true;
    String unreadableAccount = "";
    int takenByOthers;
    Function<AccountAssignment, @Nullable RuntimeException> refusal = assignment -> null;
    Function<AccountAssignment, @Nullable String> failure = assignment -> null;

    private record Job(AccountAssignment assignment, boolean creates, Instant ends, @Nullable String failureReason) {}

    AccountAssignments service() {
        return new AccountAssignments(this, INSTANCE);
    }

    Clock clock() {
        InstantSource source = this::now;
        return source.withZone(ZoneOffset.UTC);
    }

    private synchronized Instant now() {
        return now;
    }

    synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }

    private synchronized void settle() {
        jobs.values().stream()
                .filter(job -> !job.ends().isAfter(now) && job.failureReason() == null)
                .forEach(job -> {
                    if (job.creates()) {
                        assignments.add(job.assignment());
                    } else {
                        assignments.remove(job.assignment());
                    }
                });
    }

    private List<Job> running() {
        return jobs.values().stream().filter(job -> job.ends().isAfter(now)).toList();
    }

    private AccountAssignmentOperationStatus begin(AccountAssignment assignment, boolean creates) {
        settle();
        calls.add(creates ? "CreateAccountAssignment" : "DeleteAccountAssignment");
        RuntimeException refused = refusal.apply(assignment);
        if (refused != null) {
            throw refused;
        }
        if (running().size() + takenByOthers >= MOST_IN_FLIGHT) {
            throw ThrottlingException.builder()
                    .message("There are too many requests processing. Please try again later.")
                    .build();
        }
        Set<Place> busy = new HashSet<>();
        running().forEach(job -> busy.add(job.assignment().place()));
        if (busy.contains(assignment.place())) {
            throw ConflictException.builder()
                    .message("There is a conflicting operation in process.")
                    .build();
        }
        if (!creates && !assignments.contains(assignment)) {
            throw ResourceNotFoundException.builder().message("no").build();
        }
        String id = "request-" + (jobs.size() + 1);
        jobs.put(id, new Job(assignment, creates, now.plus(JOB), failure.apply(assignment)));
        mostInFlight = Math.max(mostInFlight, running().size());
        return status(id);
    }

    private AccountAssignmentOperationStatus status(String id) {
        settle();
        Job job = jobs.get(id);
        if (job == null) {
            throw ResourceNotFoundException.builder().message("no").build();
        }
        String status = job.ends().isAfter(now) ? "IN_PROGRESS" : job.failureReason() == null ? "SUCCEEDED" : "FAILED";
        return AccountAssignmentOperationStatus.builder()
                .requestId(id)
                .status(status)
                .failureReason(status.equals("FAILED") ? job.failureReason() : null)
                .build();
    }

    @Override
    public synchronized CreateAccountAssignmentResponse createAccountAssignment(CreateAccountAssignmentRequest asked) {
        AccountAssignment assignment = new AccountAssignment(
                asked.targetId(),
                asked.permissionSetArn(),
                PrincipalType.valueOf(asked.principalTypeAsString()),
                asked.principalId());
        return CreateAccountAssignmentResponse.builder()
                .accountAssignmentCreationStatus(begin(assignment, true))
                .build();
    }

    @Override
    public synchronized DeleteAccountAssignmentResponse deleteAccountAssignment(DeleteAccountAssignmentRequest asked) {
        AccountAssignment assignment = new AccountAssignment(
                asked.targetId(),
                asked.permissionSetArn(),
                PrincipalType.valueOf(asked.principalTypeAsString()),
                asked.principalId());
        return DeleteAccountAssignmentResponse.builder()
                .accountAssignmentDeletionStatus(begin(assignment, false))
                .build();
    }

    @Override
    public synchronized DescribeAccountAssignmentCreationStatusResponse describeAccountAssignmentCreationStatus(
            DescribeAccountAssignmentCreationStatusRequest asked) {
        calls.add("DescribeAccountAssignmentCreationStatus");
        return DescribeAccountAssignmentCreationStatusResponse.builder()
                .accountAssignmentCreationStatus(status(asked.accountAssignmentCreationRequestId()))
                .build();
    }

    @Override
    public synchronized DescribeAccountAssignmentDeletionStatusResponse describeAccountAssignmentDeletionStatus(
            DescribeAccountAssignmentDeletionStatusRequest asked) {
        calls.add("DescribeAccountAssignmentDeletionStatus");
        return DescribeAccountAssignmentDeletionStatusResponse.builder()
                .accountAssignmentDeletionStatus(status(asked.accountAssignmentDeletionRequestId()))
                .build();
    }

    @Override
    public synchronized ListAccountAssignmentsResponse listAccountAssignments(ListAccountAssignmentsRequest asked) {
        calls.add("ListAccountAssignments");
        if (asked.accountId().equals(unreadableAccount)) {
            throw InternalServerException.builder().message("broken").build();
        }
        Place place = new Place(asked.accountId(), asked.permissionSetArn());
        return ListAccountAssignmentsResponse.builder()
                .accountAssignments(assignments.stream()
                        .filter(assignment -> assignment.place().equals(place))
                        .map(assignment -> software.amazon.awssdk.services.ssoadmin.model.AccountAssignment.builder()
                                .accountId(assignment.accountId())
                                .permissionSetArn(assignment.permissionSetArn())
                                .principalType(assignment.principalType().name())
                                .principalId(assignment.principalId())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public synchronized ListAccountAssignmentsForPrincipalResponse listAccountAssignmentsForPrincipal(
            ListAccountAssignmentsForPrincipalRequest asked) {
        calls.add("ListAccountAssignmentsForPrincipal");
        if (!principalsMayBeAsked) {
            throw AccessDeniedException.builder().message("not here").build();
        }
        return ListAccountAssignmentsForPrincipalResponse.builder()
                .accountAssignments(assignments.stream()
                        .filter(assignment -> assignment.principalId().equals(asked.principalId())
                                || assignment.principalId().equals("inherited"))
                        .map(assignment ->
                                software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentForPrincipal.builder()
                                        .accountId(assignment.accountId())
                                        .permissionSetArn(assignment.permissionSetArn())
                                        .principalType(
                                                assignment.principalType().name())
                                        .principalId(assignment.principalId())
                                        .build())
                        .toList())
                .build();
    }

    @Override
    public synchronized ListPermissionSetsProvisionedToAccountResponse listPermissionSetsProvisionedToAccount(
            ListPermissionSetsProvisionedToAccountRequest asked) {
        calls.add("ListPermissionSetsProvisionedToAccount");
        return ListPermissionSetsProvisionedToAccountResponse.builder()
                .permissionSets(assignments.stream()
                        .filter(assignment -> assignment.accountId().equals(asked.accountId()))
                        .map(AccountAssignment::permissionSetArn)
                        .distinct()
                        .toList())
                .build();
    }

    @Override
    public synchronized ListAccountsForProvisionedPermissionSetResponse listAccountsForProvisionedPermissionSet(
            ListAccountsForProvisionedPermissionSetRequest asked) {
        calls.add("ListAccountsForProvisionedPermissionSet");
        return ListAccountsForProvisionedPermissionSetResponse.builder()
                .accountIds(assignments.stream()
                        .filter(assignment -> Objects.equals(assignment.permissionSetArn(), asked.permissionSetArn()))
                        .map(AccountAssignment::accountId)
                        .distinct()
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return "sso";
    }

    @Override
    public void close() {}
}
