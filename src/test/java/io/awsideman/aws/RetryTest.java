package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.aws.StubService.Answer;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

class RetryTest {
    private static final int ATTEMPTS = 8;
    private static final Consumer<ClientFactory> READ =
            clients -> clients.identityStore().listUsers(r -> r.identityStoreId("d-1234567890"));
    private static final Consumer<ClientFactory> WRITE = clients -> clients.identityStore()
            .deleteUser(r -> r.identityStoreId("d-1234567890").userId("u"));
    private static final Consumer<ClientFactory> ASSIGN = clients -> clients.ssoAdmin()
            .attachManagedPolicyToPermissionSet(
                    r -> r.instanceArn("i").permissionSetArn("p").managedPolicyArn("m"));
    private static final Consumer<ClientFactory> ORGANIZATION =
            clients -> clients.organizations().listAccounts();

    private static final Answer WORKING = conflict("There is a conflicting operation in process.");

    private final AwsHome home;

    RetryTest(@TempDir Path directory) {
        home = new AwsHome(directory)
                .with("AWS_REGION", "eu-west-1")
                .with("AWS_ACCESS_KEY_ID", "id")
                .with("AWS_SECRET_ACCESS_KEY", "s");
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException",
        "400, TooManyRequestsException",
        "400, ConcurrentModificationException",
        "429, Unknown",
        "500, InternalServerException",
        "502, Unknown",
        "503, ServiceUnavailableException",
        "504, Unknown"
    })
    void whatPassesIsTriedAgainUntilItHasPassed(int status, String code) throws IOException {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(ATTEMPTS - 1, Answer.error(status, code, "")));
        answers.add(Answer.ok());

        assertThat(calls(ORGANIZATION, answers.toArray(Answer[]::new))).isEqualTo(ATTEMPTS);
    }

    @ParameterizedTest
    @CsvSource({"400, ThrottlingException", "503, ServiceUnavailableException"})
    void nothingIsTriedMoreThanEightTimes(int status, String code) throws IOException {
        try (StubService service = StubService.answering(Answer.error(status, code, ""))) {
            AdminException failure = failure(READ, service.url());

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(service.calls()).isEqualTo(ATTEMPTS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, NOT_AUTHORIZED",
        "ExpiredTokenException, NOT_AUTHORIZED",
        "UnrecognizedClientException, NOT_AUTHORIZED",
        "ResourceNotFoundException, NOT_FOUND",
        "ValidationException, USAGE",
        "ServiceQuotaExceededException, CONFLICT",
        "UnknownOperationException, UNEXPECTED"
    })
    void answersAreNotTriedAgain(String code, FailureKind kind) throws IOException {
        try (StubService service = StubService.answering(Answer.error(400, code, ""))) {
            AdminException failure = failure(READ, service.url());

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContainingAll("said by the stub", code);
            assertThat(service.calls()).isEqualTo(1);
        }
    }

    @Test
    void conflictIsTriedAgainWhereAwsSaysThatItPasses() throws IOException {
        Answer concurrent = Answer.error(400, "ConflictException", ",\"Reason\":\"CONCURRENT_MODIFICATION\"");
        Answer taken = Answer.error(400, "ConflictException", ",\"Reason\":\"UNIQUENESS_CONSTRAINT_VIOLATION\"");

        assertThat(calls(WRITE, concurrent, concurrent, Answer.ok())).isEqualTo(3);
        try (StubService service = StubService.answering(taken)) {
            assertThat(failure(WRITE, service.url()).kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(service.calls()).isEqualTo(1);
        }
    }

    @Test
    void conflictOfPermissionSetsIsTriedAgainUnlessItIsAboutNames() throws IOException {
        Answer taken = conflict("PermissionSet with name Admin already exists");

        assertThat(calls(ASSIGN, WORKING, WORKING, Answer.ok())).isEqualTo(3);
        try (StubService service = StubService.answering(taken)) {
            assertThat(failure(ASSIGN, service.url()).kind()).isEqualTo(FailureKind.CONFLICT);
            assertThat(service.calls()).isEqualTo(1);
        }
    }

    @Test
    void operationDecidesWhetherAConflictOfPermissionSetsPasses() throws IOException {
        List<Consumer<SsoAdminClient>> passing = List.of(
                client -> client.updatePermissionSet(r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.putInlinePolicyToPermissionSet(
                        r -> r.instanceArn("i").permissionSetArn("p").inlinePolicy("{}")),
                client -> client.deleteInlinePolicyFromPermissionSet(
                        r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.deletePermissionsBoundaryFromPermissionSet(
                        r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.detachCustomerManagedPolicyReferenceFromPermissionSet(
                        r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.tagResource(r -> r.instanceArn("i").resourceArn("p")));
        List<Consumer<SsoAdminClient>> lasting = List.of(
                client -> client.createPermissionSet(r -> r.instanceArn("i").name("n")),
                client -> client.deletePermissionSet(r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.createApplication(r -> r.instanceArn("i").name("n")));

        for (Consumer<SsoAdminClient> call : passing) {
            assertThat(calls(clients -> call.accept(clients.ssoAdmin()), WORKING, Answer.ok()))
                    .isEqualTo(2);
        }
        for (Consumer<SsoAdminClient> call : lasting) {
            try (StubService service = StubService.answering(WORKING)) {
                AdminException failure = failure(clients -> call.accept(clients.ssoAdmin()), service.url());

                assertThat(failure.kind()).isEqualTo(FailureKind.CONFLICT);
                assertThat(service.calls()).isEqualTo(1);
            }
        }
    }

    @Test
    void callThatFollowsAnotherOnTheSameClientIsJudgedByItself() throws IOException {
        try (StubService service = StubService.answering(Answer.ok(), WORKING, WORKING, Answer.ok());
                ClientFactory clients = home.clients(
                        home.with("AWS_ENDPOINT_URL", service.url()).connection())) {
            SsoAdminClient client = clients.ssoAdmin();
            client.updatePermissionSet(r -> r.instanceArn("i").permissionSetArn("p"));

            assertThat(catchThrowableOfType(
                            SdkException.class,
                            () -> client.deletePermissionSet(
                                    r -> r.instanceArn("i").permissionSetArn("p"))))
                    .isNotNull();
            client.updatePermissionSet(r -> r.instanceArn("i").permissionSetArn("p"));

            assertThat(service.calls()).isEqualTo(4);
        }
    }

    @Test
    void conflictsAndThrottlesOfAsynchronousChangesAreLeftToTheCaller() throws IOException {
        List<Consumer<SsoAdminClient>> changes = List.of(
                client -> client.provisionPermissionSet(r -> r.instanceArn("i").permissionSetArn("p")),
                client -> client.createAccountAssignment(r -> r.instanceArn("i")),
                client -> client.deleteAccountAssignment(r -> r.instanceArn("i")));

        for (Consumer<SsoAdminClient> change : changes) {
            for (Answer refusal : List.of(WORKING, Answer.error(400, "ThrottlingException", ""))) {
                try (StubService service = StubService.answering(refusal)) {
                    assertThat(thrown(clients -> change.accept(clients.ssoAdmin()), service.url()))
                            .isNotNull();
                    assertThat(service.calls()).isEqualTo(1);
                }
            }
            assertThat(calls(
                            clients -> change.accept(clients.ssoAdmin()),
                            Answer.error(500, "InternalServerException", ""),
                            Answer.ok()))
                    .isEqualTo(2);
        }
    }

    private static Answer conflict(String message) {
        return new Answer(400, "{\"__type\":\"ConflictException\",\"Message\":\"" + message + "\"}");
    }

    @Test
    void refusedConnectionAndUnknownHostAreSaidAtOnce() throws IOException {
        int closed;
        try (StubService service = StubService.answering(Answer.ok())) {
            closed = service.port();
        }

        SdkException refused = thrown(READ, "http://127.0.0.1:" + closed);
        SdkException unknown = thrown(READ, "http://no-such-host.invalid");

        assertThat(refused).hasStackTraceContaining("SDK Attempt Count: 1");
        assertThat(unknown).hasStackTraceContaining("SDK Attempt Count: 1");
        assertThat(explained(refused)).hasMessageContaining("cannot connect");
        assertThat(explained(unknown)).hasMessageContaining("no-such-host.invalid");
        assertThat(AwsFailure.unavailability(refused).orElseThrow()).doesNotContain("SDK Attempt");
        assertThat(AwsFailure.unavailability(unknown).orElseThrow()).doesNotContain("SDK Attempt");
    }

    private int calls(Consumer<ClientFactory> action, Answer... answers) throws IOException {
        try (StubService service = StubService.answering(answers);
                ClientFactory clients = home.clients(
                        home.with("AWS_ENDPOINT_URL", service.url()).connection())) {
            action.accept(clients);
            return service.calls();
        }
    }

    private AdminException failure(Consumer<ClientFactory> action, String url) {
        return explained(thrown(action, url));
    }

    private static AdminException explained(SdkException failure) {
        return new AwsFailure("prod").translate(failure).orElseThrow();
    }

    private SdkException thrown(Consumer<ClientFactory> action, String url) {
        try (ClientFactory clients =
                home.clients(home.with("AWS_ENDPOINT_URL", url).connection())) {
            return catchThrowableOfType(SdkException.class, () -> action.accept(clients));
        }
    }

    @Test
    void timeThatRanOutWhileThrottledIsSaidToBeThrottling() throws IOException {
        try (StubService service = StubService.answering(Answer.ok(), Answer.error(400, "ThrottlingException", ""))) {
            home.with("AWS_ENDPOINT_URL", service.url());
            try (ClientFactory clients = new ClientFactory(
                    home.connection(),
                    home.profiles(),
                    Duration.ofSeconds(2),
                    null,
                    new ClientFactory.Backoff(
                            BackoffStrategy.retryImmediately(),
                            BackoffStrategy.fixedDelayWithoutJitter(Duration.ofDays(1))),
                    RequestPace.unlimited())) {
                OrganizationsClient client = clients.organizations();
                client.listAccounts();

                SdkException failure = catchThrowableOfType(SdkException.class, client::listAccounts);

                assertThat(failure).isInstanceOf(ApiCallTimeoutException.class);
                assertThat(explained(failure).kind()).isEqualTo(FailureKind.UNAVAILABLE);
                assertThat(explained(failure))
                        .hasMessageStartingWith("AWS keeps throttling: ")
                        .hasMessageNotContaining("SDK Attempt Count");
            }
        }
    }
}
