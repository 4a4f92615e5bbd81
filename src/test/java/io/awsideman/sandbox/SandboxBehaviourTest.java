package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.fixture.MovableClock;
import io.awsideman.sandbox.service.Conditions;
import io.awsideman.sandbox.state.CallerIdentity;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.InternalServerException;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.organizations.model.ServiceException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;
import software.amazon.awssdk.services.sts.model.StsException;

class SandboxBehaviourTest {
    private final Path directory;

    SandboxBehaviourTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private final MovableClock clock = new MovableClock();
    private final List<Duration> waited = new ArrayList<>();

    @Test
    void everySettingIsParsed() {
        SandboxBehaviour behaviour = SandboxBehaviour.parse(
                "latency=50ms, throttle=20,http500=0.1,reset=.05,"
                        + "timeout=0.05,emptypages=0.4,visibility=2s,deny=CreateGroup|organizations:ListRoots,"
                        + "throttled=ListUsers|sso-admin:ListInstances,async=3s,assignfail=0.2,caller=536014478215,inherited=no");

        assertThat(behaviour)
                .isEqualTo(new SandboxBehaviour(
                        Duration.ofMillis(50),
                        20,
                        0.1,
                        0.05,
                        0.05,
                        0.4,
                        Duration.ofSeconds(2),
                        Set.of("CreateGroup", "organizations:ListRoots"),
                        Set.of("ListUsers", "sso-admin:ListInstances"),
                        new Conditions(new CallerIdentity("536014478215"), Duration.ofSeconds(3), 0.2, false)));
        assertThat(SandboxBehaviour.parse(" ")).isEqualTo(SandboxBehaviour.NONE);
        assertThat(SandboxBehaviour.parse("latency=1m").latency()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "latency; 'latency' is not a setting",
                "latency=50; '50' is not a duration for latency",
                "latency=-1s; '-1s' is not a duration for latency",
                "visibility=soon; 'soon' is not a duration for visibility",
                "throttle=many; 'many' is not a number of requests per second for throttle",
                "http500=2; '2' is not a probability from 0 to 1 for http500",
                "reset=1.5; '1.5' is not a probability from 0 to 1 for reset",
                "timeout=NaN; 'NaN' is not a probability from 0 to 1 for timeout",
                "mood=bad; 'mood' is not a behaviour of the sandbox",
                "throttle=1,throttle=2; 'throttle' is given twice",
                "deny=DestroyGroup; 'DestroyGroup' is not an operation for deny",
                "deny=identitystore:ListRoots; 'identitystore:ListRoots' is not an operation for deny",
                "throttled=20; '20' is not an operation for throttled",
                "caller=me; 'me' is not the number of an account for caller",
                "inherited=maybe; 'maybe' is neither yes nor no for inherited",
                "throttle=1,; '' is not a setting",
                "http500=0.6,reset=0.6; http500, reset and timeout together are more than 1"
            })
    void wrongPartIsNamed(String text, String problem) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> SandboxBehaviour.parse(text));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContaining(problem);
        assertThat(failure.remedy()).contains("latency=50ms");
    }

    @Test
    void latencyIsWaitedForEveryCall() {
        IdentitystoreClient store = Clients.of(sandbox("latency=50ms")).identityStore();

        store.listUsers(r -> r.identityStoreId(STORE));
        store.listGroups(r -> r.identityStoreId(STORE));

        assertThat(waited).containsExactly(Duration.ofMillis(50), Duration.ofMillis(50));
    }

    @Test
    void requestsAboveTheRateAreThrottledUntilTimePasses() {
        IdentitystoreClient store = Clients.of(sandbox("throttle=2")).identityStore();
        store.listUsers(r -> r.identityStoreId(STORE));
        store.listUsers(r -> r.identityStoreId(STORE));

        assertThatThrownBy(() -> store.listUsers(r -> r.identityStoreId(STORE)))
                .isInstanceOfSatisfying(ThrottlingException.class, e -> assertThat(e.isThrottlingException())
                        .isTrue());
        clock.advance(Duration.ofMillis(499));
        assertThatThrownBy(() -> store.listUsers(r -> r.identityStoreId(STORE)))
                .isInstanceOf(ThrottlingException.class);
        clock.advance(Duration.ofMillis(1));
        store.listUsers(r -> r.identityStoreId(STORE));
    }

    @Test
    void rateHoldsOverAllProcessesThatShareTheSandbox() {
        SsoAdminClient one = Clients.of(sandbox("throttle=2")).ssoAdmin();
        SsoAdminClient other = Clients.of(sandbox("throttle=2")).ssoAdmin();
        one.listInstances(r -> r.maxResults(1));
        other.listPermissionSets(r -> r.instanceArn(Clients.INSTANCE));

        assertThatThrownBy(() -> one.listPermissionSets(r -> r.instanceArn(Clients.INSTANCE)))
                .isInstanceOf(software.amazon.awssdk.services.ssoadmin.model.ThrottlingException.class)
                .hasMessageContaining("Rate exceeded");
        clock.advance(Duration.ofSeconds(1));
        one.listPermissionSets(r -> r.instanceArn(Clients.INSTANCE));
    }

    @Test
    void everyServiceThrottlesInItsOwnWords() {
        Clients clients = Clients.of(sandbox("throttle=1"));
        clients.identityStore().listUsers(r -> r.identityStoreId(STORE));

        assertThatThrownBy(() -> clients.organizations().listRoots()).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> clients.ssoAdmin().listInstances(r -> r.maxResults(1)))
                .isInstanceOf(software.amazon.awssdk.services.ssoadmin.model.ThrottlingException.class);
        assertThatThrownBy(() -> clients.sts().getCallerIdentity())
                .isInstanceOfSatisfying(StsException.class, e -> assertThat(e.isThrottlingException())
                        .isTrue());
    }

    @Test
    void injectedServerErrorDoesNothing() {
        Sandbox sandbox = sandbox("http500=1");
        Clients clients = Clients.of(sandbox);

        assertThatThrownBy(() -> createGroup(clients))
                .isInstanceOfSatisfying(InternalServerException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(500));
        assertThatThrownBy(() -> clients.organizations().listRoots()).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> clients.ssoAdmin().listInstances(r -> r.maxResults(1)))
                .isInstanceOf(SsoAdminException.class);
        assertThatThrownBy(() -> clients.sts().getCallerIdentity()).isInstanceOf(StsException.class);
        assertThat(sandbox.status().groups()).isEqualTo(6);
    }

    @Test
    void deniedOperationsAreRefusedByEachServiceInItsOwnWords() {
        Sandbox sandbox = sandbox("deny=CreateGroup|organizations:ListTagsForResource|GetCallerIdentity");
        Clients clients = Clients.of(sandbox);

        assertThatThrownBy(() -> createGroup(clients))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is not authorized to perform: identitystore:CreateGroup on resource");
        assertThatThrownBy(() -> clients.organizations().listTagsForResource(r -> r.resourceId("111122223333")))
                .isInstanceOf(software.amazon.awssdk.services.organizations.model.AccessDeniedException.class);
        assertThatThrownBy(() -> clients.sts().getCallerIdentity())
                .isInstanceOfSatisfying(
                        StsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
        assertThat(clients.identityStore()
                        .listGroups(r -> r.identityStoreId(STORE))
                        .groups())
                .hasSize(6);
        assertThat(clients.ssoAdmin()
                        .listTagsForResource(r -> r.resourceArn(Clients.INSTANCE))
                        .tags())
                .isEmpty();
    }

    @Test
    void throttledOperationsAreThrottledHoweverOftenTheyAreTried() {
        Clients clients = Clients.of(sandbox("throttled=CreateGroup"));

        for (int time = 0; time < 3; time++) {
            clock.advance(Duration.ofHours(1));
            assertThatThrownBy(() -> createGroup(clients)).isInstanceOf(ThrottlingException.class);
        }
        assertThat(clients.identityStore()
                        .listGroups(r -> r.identityStoreId(STORE))
                        .groups())
                .hasSize(6);
    }

    @Test
    void resetConnectionDoesNothing() {
        Sandbox sandbox = sandbox("reset=1");

        assertThatThrownBy(() -> createGroup(Clients.of(sandbox)))
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketException.class);
        assertThat(sandbox.status().groups()).isEqualTo(6);
    }

    @Test
    void timeoutComesAfterTheWriteIsDone() {
        Sandbox sandbox = sandbox("timeout=1");

        assertThatThrownBy(() -> createGroup(Clients.of(sandbox)))
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(sandbox.status().groups()).isEqualTo(7);
    }

    @Test
    void faultsComeAboutAsOftenAsAskedFor() {
        Wire wire = new Wire(sandbox("http500=0.3"));

        long failed = IntStream.range(0, 1000)
                .filter(i -> wire.send(Wire.SSO_ADMIN + "ListInstances", "{}").status() == 500)
                .count();

        assertThat(failed).isBetween(250L, 350L);
    }

    @Test
    void emptyPagesStandBeforeTheFullOnesAndHideNothing() {
        IdentitystoreClient store = Clients.of(sandbox("emptypages=1")).identityStore();

        ListGroupsResponse empty =
                store.listGroups(r -> r.identityStoreId(STORE).maxResults(4));
        ListGroupsResponse first =
                store.listGroups(r -> r.identityStoreId(STORE).maxResults(4).nextToken(empty.nextToken()));
        ListGroupsResponse emptyAgain =
                store.listGroups(r -> r.identityStoreId(STORE).maxResults(4).nextToken(first.nextToken()));
        ListGroupsResponse last =
                store.listGroups(r -> r.identityStoreId(STORE).maxResults(4).nextToken(emptyAgain.nextToken()));

        assertThat(empty.groups()).isEmpty();
        assertThat(first.groups()).hasSize(4);
        assertThat(emptyAgain.groups()).isEmpty();
        assertThat(last.groups()).hasSize(2);
        assertThat(last.nextToken()).isNull();
    }

    @Test
    void readsSeeAWriteOnlyAfterTheDelayAndWritesAtOnce() {
        Sandbox sandbox = sandbox("visibility=2s");
        Clients clients = Clients.of(sandbox);
        IdentitystoreClient store = clients.identityStore();
        assertThat(store.listGroups(r -> r.identityStoreId(STORE)).groups()).hasSize(6);

        createGroup(clients);
        clock.advance(Duration.ofMillis(1_000));
        store.createGroup(r -> r.identityStoreId(STORE).displayName("Second"));

        assertThatThrownBy(() -> createGroup(clients)).hasMessageContaining("Duplicate");
        clock.advance(Duration.ofMillis(999));
        assertThat(store.listGroups(r -> r.identityStoreId(STORE)).groups()).hasSize(6);
        clock.advance(Duration.ofMillis(1));
        assertThat(store.listGroups(r -> r.identityStoreId(STORE)).groups()).hasSize(7);
        clock.advance(Duration.ofMillis(1_000));
        assertThat(store.listGroups(r -> r.identityStoreId(STORE)).groups()).hasSize(8);
        assertThat(sandbox.status().groups()).isEqualTo(8);
    }

    @Test
    void oldVersionsAreDroppedWhenNobodyCanSeeThem() throws Exception {
        IdentitystoreClient store = Clients.of(sandbox("visibility=2s")).identityStore();
        for (int i = 0; i < 20; i++) {
            String name = "Group " + i;
            store.createGroup(r -> r.identityStoreId(STORE).displayName(name));
            clock.advance(Duration.ofSeconds(1));
        }

        try (var files = Files.list(directory.resolve("retired"))) {
            assertThat(files).hasSizeLessThanOrEqualTo(3);
        }
    }

    private Sandbox sandbox(String behaviour) {
        return new Sandbox(directory, clock, SandboxBehaviour.parse(behaviour), new Random(1), waited::add);
    }

    private static void createGroup(Clients clients) {
        clients.identityStore().createGroup(r -> r.identityStoreId(STORE).displayName("First"));
    }
}
