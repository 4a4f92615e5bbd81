package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.aws.caching.CachedSandbox.Session;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateAccountAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeAccountAssignmentCreationStatusResponse;
import software.amazon.awssdk.services.ssoadmin.model.InternalServerException;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsForPrincipalRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsForPrincipalResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/** Assignments, which AWS makes some time after it has answered. */
class AsynchronousWriteTest {
    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-1111111111111111";
    private static final String SET = "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111";
    private static final Duration LONGER_THAN_SETTLING = Duration.ofSeconds(5);

    private final FakeAdmin service = new FakeAdmin();
    private CachedSandbox sandbox;
    private Session session;
    private SsoAdminClient cached;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new CachedSandbox(directory);
        session = sandbox.session();
        cached = session.ssoAdmin(() -> service);
        list(cached, "111111111111");
        list(cached, "222222222222");
    }

    @Test
    void assignmentIsNotKeptUntilAPollShowsItsEnd() {
        assign(PrincipalType.USER);
        sandbox.clock.advance(LONGER_THAN_SETTLING);
        poll(cached);
        assertThat(keeps("111111111111")).isFalse();

        service.status = StatusValues.SUCCEEDED;
        assertThat(poll(cached).accountAssignmentCreationStatus().statusAsString())
                .isEqualTo("SUCCEEDED");
        sandbox.clock.advance(LONGER_THAN_SETTLING);

        assertThat(keeps("111111111111")).isTrue();
    }

    @Test
    void assignmentThatIsPolledStaysAnnouncedBeyondTheDeadline() {
        assign(PrincipalType.USER);
        for (int poll = 0; poll < 4; poll++) {
            sandbox.clock.advance(Duration.ofMinutes(6));
            poll(cached);
        }

        assertThat(keeps("111111111111")).isFalse();
    }

    @Test
    void pollThroughAnotherClientOfTheSessionEndsTheWrite() {
        assign(PrincipalType.USER);

        service.status = StatusValues.FAILED;
        poll(session.ssoAdmin(() -> service));
        sandbox.clock.advance(LONGER_THAN_SETTLING);

        assertThat(keeps("111111111111")).isTrue();
    }

    @Test
    void otherAccountsAreNotTouched() {
        assign(PrincipalType.USER);
        int before = service.calls;

        list(cached, "222222222222");

        assertThat(service.calls).isEqualTo(before);
    }

    @Test
    void pollsAreNeverKept() {
        poll(cached);
        int before = service.calls;

        poll(cached);

        assertThat(service.calls).isEqualTo(before + 1);
    }

    @Test
    void assignmentThatAwsFinishedAtOnceIsOverWithTheAnswer() {
        service.status = StatusValues.SUCCEEDED;
        assign(PrincipalType.USER);
        sandbox.clock.advance(LONGER_THAN_SETTLING);

        assertThat(keeps("111111111111")).isTrue();
    }

    @Test
    void refusedAssignmentIsOverWithTheRefusal() {
        service.failure = AccessDeniedException.builder().statusCode(400).build();
        assertThatThrownBy(() -> assign(PrincipalType.USER)).isInstanceOf(AccessDeniedException.class);
        sandbox.clock.advance(LONGER_THAN_SETTLING);

        assertThat(keeps("111111111111")).isTrue();
    }

    @Test
    void assignmentWhoseAnswerWasLostStaysAnnouncedUntilItsDeadline() {
        service.failure = SdkClientException.create("Read timed out");
        assertThatThrownBy(() -> assign(PrincipalType.USER)).hasMessage("Read timed out");
        sandbox.clock.advance(LONGER_THAN_SETTLING);
        assertThat(keeps("111111111111")).isFalse();

        sandbox.clock.advance(Duration.ofMinutes(10));
        assertThat(keeps("111111111111")).isTrue();
    }

    @Test
    void assignmentThatBrokeTheServiceStaysAnnouncedToo() {
        service.failure = InternalServerException.builder().statusCode(500).build();
        assertThatThrownBy(() -> assign(PrincipalType.USER)).isInstanceOf(InternalServerException.class);
        sandbox.clock.advance(LONGER_THAN_SETTLING);

        assertThat(keeps("111111111111")).isFalse();
    }

    @Test
    void assignmentOfAGroupTouchesEveryPrincipalAndOneOfAUserOnlyThatUser() {
        service.status = StatusValues.SUCCEEDED;
        listOf("other-user");
        assign(PrincipalType.USER);
        sandbox.clock.advance(LONGER_THAN_SETTLING);
        int before = service.calls;
        listOf("other-user");
        assertThat(service.calls).isEqualTo(before);

        assign(PrincipalType.GROUP);
        sandbox.clock.advance(LONGER_THAN_SETTLING);
        before = service.calls;
        listOf("other-user");
        assertThat(service.calls).isEqualTo(before + 1);
    }

    @Test
    void instancesNeverMix() {
        String other = "arn:aws:sso:::instance/ssoins-2222222222222222";
        int before = service.calls;

        cached.listAccountAssignments(
                r -> r.instanceArn(other).accountId("111111111111").permissionSetArn(SET));

        assertThat(service.calls).isEqualTo(before + 1);
    }

    /** Whether an answer about the account is kept now. */
    private boolean keeps(String account) {
        list(cached, account);
        int before = service.calls;
        list(cached, account);
        return service.calls == before;
    }

    private static void list(SsoAdminClient client, String account) {
        assertThat(client.listAccountAssignments(
                                r -> r.instanceArn(INSTANCE).accountId(account).permissionSetArn(SET))
                        .accountAssignments())
                .hasSize(1);
    }

    private void listOf(String principal) {
        cached.listAccountAssignmentsForPrincipal(
                r -> r.instanceArn(INSTANCE).principalId(principal).principalType(PrincipalType.USER));
    }

    private void assign(PrincipalType type) {
        cached.createAccountAssignment(r -> r.instanceArn(INSTANCE)
                .targetId("111111111111")
                .permissionSetArn(SET)
                .principalType(type)
                .principalId("principal"));
    }

    private static DescribeAccountAssignmentCreationStatusResponse poll(SsoAdminClient client) {
        return client.describeAccountAssignmentCreationStatus(
                r -> r.instanceArn(INSTANCE).accountAssignmentCreationRequestId("request-1"));
    }

    private static final class FakeAdmin implements SsoAdminClient {
        private StatusValues status = StatusValues.IN_PROGRESS;
        private @Nullable RuntimeException failure;
        private int calls;

        @Override
        public ListAccountAssignmentsResponse listAccountAssignments(ListAccountAssignmentsRequest request) {
            calls++;
            return ListAccountAssignmentsResponse.builder()
                    .accountAssignments(AccountAssignment.builder()
                            .accountId(request.accountId())
                            .build())
                    .build();
        }

        @Override
        public ListAccountAssignmentsForPrincipalResponse listAccountAssignmentsForPrincipal(
                ListAccountAssignmentsForPrincipalRequest request) {
            calls++;
            return ListAccountAssignmentsForPrincipalResponse.builder().build();
        }

        @Override
        public CreateAccountAssignmentResponse createAccountAssignment(CreateAccountAssignmentRequest request) {
            calls++;
            if (failure != null) {
                throw failure;
            }
            return CreateAccountAssignmentResponse.builder()
                    .accountAssignmentCreationStatus(
                            s -> s.requestId("request-1").status(status))
                    .build();
        }

        @Override
        public DescribeAccountAssignmentCreationStatusResponse describeAccountAssignmentCreationStatus(
                DescribeAccountAssignmentCreationStatusRequest request) {
            calls++;
            return DescribeAccountAssignmentCreationStatusResponse.builder()
                    .accountAssignmentCreationStatus(
                            s -> s.requestId("request-1").status(status))
                    .build();
        }

        @Override
        public String serviceName() {
            return "sso";
        }

        @Override
        public void close() {}
    }
}
