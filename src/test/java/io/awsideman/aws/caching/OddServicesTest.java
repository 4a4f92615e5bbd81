package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.aws.caching.CachedSandbox.Session;
import io.awsideman.cache.CacheCounters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.DeleteUserRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteUserResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeUserRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.identitystore.model.User;

/** Answers that the sandbox never gives. */
class OddServicesTest {
    private final List<ListUsersRequest> asked = new ArrayList<>();
    private CachedSandbox sandbox;
    private Session session;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new CachedSandbox(directory);
        session = sandbox.session();
    }

    @Test
    void emptyPageWithATokenIsNotTheEnd() {
        IdentitystoreClient client = proxy(request -> switch (String.valueOf(request.nextToken())) {
            case "null" -> page("one", user("a"));
            case "one" -> page("two");
            case "two" -> page("three");
            default -> page(null, user("b"));
        });

        assertThat(names(client)).containsExactly("a", "b");
        assertThat(asked).extracting(ListUsersRequest::maxResults).containsOnly(100);
        assertThat(sandbox.progress).containsExactly("ListUsers 1", "ListUsers 1", "ListUsers 1", "ListUsers 2", "end");
        assertThat(session.cache().contents().statistics().session().total(CacheCounters.Counter.SAVED_CALLS))
                .isZero();
        assertThat(names(client)).containsExactly("a", "b");
        assertThat(asked).hasSize(4);
    }

    @Test
    void emptyTokenIsTheEnd() {
        assertThat(names(proxy(request -> page("", user("a"))))).containsExactly("a");
        assertThat(asked).hasSize(1);
    }

    @Test
    void tokensThatGoInCirclesFail() {
        IdentitystoreClient client =
                proxy(request -> page("one".equals(request.nextToken()) ? "two" : "one", user("a")));

        assertThatThrownBy(() -> names(client))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("ListUsers answers the same pages again and again");
        assertThat(sandbox.progress).endsWith("end");
    }

    @Test
    void listingThatBreaksOffIsNotKept() {
        List<Integer> attempts = new ArrayList<>();
        IdentitystoreClient client = proxy(request -> {
            if (request.nextToken() == null) {
                return page("one", user("a"));
            }
            attempts.add(1);
            if (attempts.size() == 1) {
                throw SdkClientException.create("connection reset");
            }
            return page(null, user("b"));
        });

        assertThatThrownBy(() -> names(client)).hasMessage("connection reset");
        assertThat(names(client)).containsExactly("a", "b");
    }

    @Test
    void throttledServiceIsAnsweredWithTheExpiredListing() {
        assertThat(names(proxy(request -> page(null, user("a"))))).containsExactly("a");
        sandbox.clock.advance(CachedSandbox.TTL.plusMinutes(30));

        assertThat(names(proxy(OddServicesTest::throttled))).containsExactly("a");
        assertThat(sandbox.warnings).singleElement().asString().contains("identitystore:ListUsers", "45 min");
    }

    @Test
    void throttledServiceIsNotAnsweredForAWriteToFollow() {
        names(proxy(request -> page(null, user("a"))));
        IdentitystoreClient fresh =
                CachingProxy.identityStore(() -> client(OddServicesTest::throttled), session.context(), true);

        assertThatThrownBy(() -> names(fresh)).isInstanceOf(ThrottlingException.class);
    }

    @Test
    void listingThatExpiredLongAgoIsNotServed() {
        names(proxy(request -> page(null, user("a"))));
        sandbox.clock.advance(CachedSandbox.TTL.plusMinutes(61));

        assertThatThrownBy(() -> names(proxy(OddServicesTest::throttled))).isInstanceOf(ThrottlingException.class);
    }

    @Test
    void lostWriteMakesStaleAllTheSame() {
        names(proxy(request -> page(null, user("a"))));
        IdentitystoreClient losing = session.identityStore(() -> new FakeStore() {
            @Override
            public DeleteUserResponse deleteUser(DeleteUserRequest request) {
                throw SdkClientException.create("Read timed out");
            }
        });

        assertThatThrownBy(() -> losing.deleteUser(r -> r.userId("u"))).hasMessage("Read timed out");

        assertThat(names(proxy(request -> page(null)))).isEmpty();
    }

    @Test
    void identityStoresNeverMix() {
        IdentitystoreClient client = proxy(request -> page(null, user(request.identityStoreId())));

        assertThat(names(client, "d-1111111111")).containsExactly("d-1111111111");
        assertThat(names(client, "d-2222222222")).containsExactly("d-2222222222");
        assertThat(names(client, "d-1111111111")).containsExactly("d-1111111111");
        assertThat(asked).hasSize(2);
    }

    @Test
    void undecidedReadIsPassedOnAndUndecidedWriteMakesTheServiceStale() {
        OperationCatalog young = OperationCatalog.of("identitystore")
                .listing("ListUsers", "user:list:all", "Users", 100)
                .build();
        FakeStore service = client(request -> page(null, user("a")));
        IdentitystoreClient client =
                new CachingIdentityStore(() -> service, new CachedCalls(young, session.context(), false));
        names(client);

        client.describeUser(r -> r.userId("u"));
        client.describeUser(r -> r.userId("u"));
        names(client);
        assertThat(service.described).isEqualTo(2);
        assertThat(asked).hasSize(1);

        client.deleteUser(r -> r.userId("u"));
        sandbox.clock.advance(Duration.ofSeconds(4));
        names(client);
        assertThat(asked).hasSize(2);
    }

    private static ListUsersResponse throttled(ListUsersRequest request) {
        throw ThrottlingException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("Rate exceeded")
                        .build())
                .build();
    }

    private IdentitystoreClient proxy(Function<ListUsersRequest, ListUsersResponse> answer) {
        return session.identityStore(() -> client(answer));
    }

    private FakeStore client(Function<ListUsersRequest, ListUsersResponse> answer) {
        return new FakeStore() {
            @Override
            public ListUsersResponse listUsers(ListUsersRequest request) {
                asked.add(request);
                return answer.apply(request);
            }
        };
    }

    private static ListUsersResponse page(@Nullable String token, User... users) {
        return ListUsersResponse.builder().users(users).nextToken(token).build();
    }

    private static User user(String name) {
        return User.builder().userName(name).build();
    }

    private static List<String> names(IdentitystoreClient client) {
        return names(client, "d-1111111111");
    }

    private static List<String> names(IdentitystoreClient client, String store) {
        return client.listUsers(r -> r.identityStoreId(store)).users().stream()
                .map(User::userName)
                .toList();
    }

    private static class FakeStore implements IdentitystoreClient {
        int described;

        @Override
        public DescribeUserResponse describeUser(DescribeUserRequest request) {
            described++;
            return DescribeUserResponse.builder().userId(request.userId()).build();
        }

        @Override
        public DeleteUserResponse deleteUser(DeleteUserRequest request) {
            return DeleteUserResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "identitystore";
        }

        @Override
        public void close() {}
    }
}
