package io.awsideman.aws.caching;

import static io.awsideman.aws.caching.CachedSandbox.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.aws.caching.CachedSandbox.Session;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CachePolicy;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.User;

class CachingProxyTest {
    private CachedSandbox sandbox;
    private Session session;
    private IdentitystoreClient cached;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new CachedSandbox(directory);
        session = sandbox.session();
        cached = session.identityStore();
    }

    @Test
    void secondReadAsksNobodyAndAnswersTheSame() {
        ListUsersResponse first = cached.listUsers(r -> r.identityStoreId(STORE));
        ListUsersResponse second = cached.listUsers(r -> r.identityStoreId(STORE));

        assertThat(sandbox.calls()).isEqualTo(1);
        assertThat(second.equalsBySdkFields(first)).isTrue();
        assertThat(first.equalsBySdkFields(sandbox.identityStore().listUsers(r -> r.identityStoreId(STORE))))
                .isTrue();
    }

    @Test
    void cachedAnswerMakesNoClient() {
        users(cached);

        Supplier<IdentitystoreClient> none = () -> {
            throw new AssertionError("a client was made");
        };
        assertThat(users(sandbox.session().identityStore(none))).hasSize(12);
    }

    @Test
    void everyWayToAskForAListingSharesOneEntry() {
        List<User> users = cached.listUsersPaginator(r -> r.identityStoreId(STORE)).users().stream()
                .toList();
        List<User> again = cached.listUsers(r -> r.identityStoreId(STORE)).users();
        List<User> inPages = cached
                .listUsersPaginator(r -> r.identityStoreId(STORE).maxResults(5))
                .users()
                .stream()
                .toList();

        assertThat(sandbox.calls()).isEqualTo(1);
        assertThat(users).hasSize(12).isEqualTo(again).isEqualTo(inPages);
    }

    @Test
    void smallPageNeverStandsForTheListing() {
        ListUsersResponse page = cached.listUsers(r -> r.identityStoreId(STORE).maxResults(2));

        assertThat(page.users()).hasSize(2);
        assertThat(page.nextToken()).isNotNull();
        assertThat(users(cached)).hasSize(12);
        assertThat(sandbox.calls()).isEqualTo(1);
    }

    @Test
    void laterPagesComeFromTheListingOfTheFirst() {
        ListUsersResponse first = cached.listUsers(r -> r.identityStoreId(STORE).maxResults(10));
        List<String> before = names(users(cached));
        cached.deleteUser(r -> r.identityStoreId(STORE).userId(id(0)));

        ListUsersResponse second =
                cached.listUsers(r -> r.identityStoreId(STORE).maxResults(10).nextToken(first.nextToken()));

        assertThat(names(first.users())).isEqualTo(before.subList(0, 10));
        assertThat(names(second.users())).isEqualTo(before.subList(10, 12));
        assertThat(second.nextToken()).isNull();
        assertThat(users(cached)).hasSize(11);
    }

    @Test
    void tokenCountsForAllClientsOfTheSession() {
        String token =
                cached.listUsers(r -> r.identityStoreId(STORE).maxResults(10)).nextToken();

        assertThat(session.identityStore()
                        .listUsers(r -> r.identityStoreId(STORE).nextToken(token))
                        .users())
                .hasSize(2);
        assertThat(sandbox.calls()).isEqualTo(1);
    }

    @Test
    void tokenOfTheServiceGoesToTheService() {
        String token = sandbox.identityStore()
                .listUsers(r -> r.identityStoreId(STORE).maxResults(10))
                .nextToken();

        assertThat(cached.listUsers(r -> r.identityStoreId(STORE).nextToken(token))
                        .users())
                .hasSize(2);
        assertThat(users(cached)).hasSize(12);
        assertThat(sandbox.calls()).isEqualTo(3);
    }

    @Test
    void pageSizeThatAwsRefusesIsRefused() {
        users(cached);

        for (int size : new int[] {-1, 0, 101}) {
            assertThatThrownBy(
                            () -> cached.listUsers(r -> r.identityStoreId(STORE).maxResults(size)))
                    .as("%d", size)
                    .hasMessageContaining("maxResults");
        }
    }

    @Test
    void failuresAreNotKept() {
        String nobody = "9067642ac7-00000000-0000-0000-0000-000000000000";

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cached.describeGroupMembership(
                            r -> r.identityStoreId(STORE).membershipId(nobody)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }

        assertThat(sandbox.calls()).isEqualTo(2);
    }

    /** An id is given out once: who is gone, as whom an assignment may still name, stays gone. */
    @Test
    void thatAnIdIsNobodysIsKeptForAWhile() {
        String nobody = "9067642ac7-00000000-0000-0000-0000-000000000000";

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() ->
                            cached.describeUser(r -> r.identityStoreId(STORE).userId(nobody)))
                    .isInstanceOf(ResourceNotFoundException.class);
        }

        assertThat(sandbox.calls()).isEqualTo(1);
    }

    @Test
    void failedWriteMakesStaleAllTheSame() {
        String id = id(1);
        describe(cached, id);
        long before = sandbox.calls();

        assertThatThrownBy(() -> cached.updateUser(
                        r -> r.identityStoreId(STORE).userId(id).operations(o -> o.attributePath("userName")
                                .attributeValue(
                                        Document.fromString(users(cached).get(0).userName())))))
                .isInstanceOf(ConflictException.class);
        sandbox.settle();
        describe(cached, id);

        assertThat(sandbox.calls() - before).isEqualTo(2);
    }

    @Test
    void nothingIsKeptUntilAWriteHasSettled() {
        create("settling");
        long before = sandbox.calls();

        users(cached);
        users(cached);
        sandbox.settle();
        users(cached);
        users(cached);

        assertThat(sandbox.calls() - before).isEqualTo(3);
    }

    @Test
    void freshClientAlwaysAsksAndKeepsTheAnswer() {
        String id = id(1);
        describe(cached, id);
        sandbox.identityStore()
                .updateUser(r -> r.identityStoreId(STORE).userId(id).operations(o -> o.attributePath("title")
                        .attributeValue(Document.fromString("Changed elsewhere"))));

        assertThat(describe(cached, id).title()).isNotEqualTo("Changed elsewhere");
        assertThat(describe(session.freshIdentityStore(), id).title()).isEqualTo("Changed elsewhere");
        assertThat(describe(cached, id).title()).isEqualTo("Changed elsewhere");
    }

    @Test
    void bypassNeitherReadsNorKeepsButStillInvalidates() {
        IdentitystoreClient bypass = sandbox.session(CachePolicy.Mode.BYPASS).identityStore();
        users(cached);

        assertThat(users(bypass)).hasSize(12);
        assertThat(bypass.listUsers(r -> r.identityStoreId(STORE).maxResults(5)).users())
                .hasSize(5);
        assertThat(sandbox.calls()).isEqualTo(3);
        bypass.deleteUser(r -> r.identityStoreId(STORE).userId(id(0)));
        sandbox.settle();

        assertThat(users(cached)).hasSize(11);
    }

    @Test
    void refreshDoesNotReadButKeeps() {
        users(cached);
        sandbox.identityStore().deleteUser(r -> r.identityStoreId(STORE).userId(id(0)));

        assertThat(users(sandbox.session(CachePolicy.Mode.REFRESH).identityStore()))
                .hasSize(11);
        assertThat(users(cached)).hasSize(11);
    }

    @Test
    void offlineAnswersFromTheCacheAndRefusesAllElse() {
        users(cached);
        Session offline = sandbox.session(CachePolicy.Mode.OFFLINE);
        Supplier<IdentitystoreClient> none = () -> {
            throw new AssertionError("AWS was asked");
        };
        IdentitystoreClient client = offline.identityStore(none);

        assertThat(users(client)).hasSize(12);
        refused(FailureKind.UNAVAILABLE, () -> client.listGroups(r -> r.identityStoreId(STORE)));
        refused(
                FailureKind.UNAVAILABLE,
                () -> client.listUsers(r -> r.identityStoreId(STORE).nextToken("foreign")));
        refused(
                FailureKind.UNAVAILABLE,
                () -> client.listUsers(r -> r.identityStoreId(STORE).maxResults(1000)));
        refused(
                FailureKind.USAGE,
                () -> client.deleteUser(r -> r.identityStoreId(STORE).userId("u")));
    }

    @Test
    void requestWithCredentialsOfItsOwnIsNotAnsweredFromTheCache() {
        users(cached);

        cached.listUsers(r -> r.identityStoreId(STORE)
                .overrideConfiguration(o -> o.credentialsProvider(AnonymousCredentialsProvider.create())));

        assertThat(sandbox.calls()).isEqualTo(2);
    }

    @Test
    void entryThatIsNoAnswerIsReplaced() {
        CacheKey key = CacheKey.of(CachedSandbox.scope(STORE), "user", "list", "all");
        session.cache().put(key, "{\"Users\":5}".getBytes(StandardCharsets.UTF_8), CachedSandbox.TTL);

        assertThat(users(cached)).hasSize(12);
        assertThat(users(cached)).hasSize(12);
        assertThat(sandbox.calls()).isEqualTo(1);
    }

    @Test
    void closingTheProxyLeavesTheClientOpen() {
        IdentitystoreClient real = sandbox.identityStore();
        IdentitystoreClient proxy = session.identityStore(() -> real);
        proxy.close();

        assertThat(users(proxy)).hasSize(12);
        assertThat(proxy.serviceName()).isEqualTo("identitystore");
        assertThat(Set.of(proxy)).contains(proxy).doesNotContain(cached);
        assertThat(proxy).hasToString("caching identitystore client");
    }

    @Test
    void organizationsAreReadToTheirEnd() {
        assertThat(session.organizations().listAccountsPaginator().stream().flatMap(page -> page.accounts().stream()))
                .hasSameSizeAs(session.organizations().listAccounts().accounts());
        assertThat(sandbox.calls()).isEqualTo(1);
    }

    private static void refused(FailureKind kind, Runnable action) {
        AdminException failure = catchThrowableOfType(AdminException.class, action::run);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.remedy()).contains("without --offline");
    }

    private static List<User> users(IdentitystoreClient client) {
        return client.listUsers(r -> r.identityStoreId(STORE)).users();
    }

    private static List<String> names(List<User> users) {
        return users.stream().map(User::userName).toList();
    }

    private static DescribeUserResponse describe(IdentitystoreClient client, String id) {
        return client.describeUser(r -> r.identityStoreId(STORE).userId(id));
    }

    private String create(String name) {
        return cached.createUser(r -> r.identityStoreId(STORE)
                        .userName(name)
                        .displayName(name)
                        .name(n -> n.givenName("A").familyName("B")))
                .userId();
    }

    /** The id of the user at a position, found without counting as a call of the proxy. */
    private String id(int position) {
        return users(cached).get(position).userId();
    }
}
