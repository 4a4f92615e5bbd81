package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.aws.caching.CachedSandbox.Session;
import io.awsideman.cache.CachePolicy;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

/** That a look-up finds nothing is kept, too, but briefly. */
class AbsenceTest {
    private static final String STORE = CachedSandbox.STORE;

    private CachedSandbox sandbox;
    private IdentitystoreClient cached;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new CachedSandbox(directory);
        cached = sandbox.session().identityStore();
    }

    @Test
    void absenceIsAskedOnceAndToldAlike() {
        ResourceNotFoundException told =
                catchThrowableOfType(ResourceNotFoundException.class, () -> userId(sandbox.identityStore(), "new"));
        long before = sandbox.calls();

        ResourceNotFoundException first =
                catchThrowableOfType(ResourceNotFoundException.class, () -> userId(cached, "new"));
        ResourceNotFoundException second = catchThrowableOfType(
                ResourceNotFoundException.class, () -> userId(sandbox.session().identityStore(), "new"));

        assertThat(sandbox.calls() - before).isEqualTo(1);
        for (ResourceNotFoundException again : new ResourceNotFoundException[] {first, second}) {
            assertThat(again.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
            assertThat(again.awsErrorDetails().errorMessage())
                    .isEqualTo(told.awsErrorDetails().errorMessage());
            assertThat(again.statusCode()).isEqualTo(told.statusCode());
            assertThat(again.resourceType()).isEqualTo(told.resourceType()).isEqualTo(ResourceType.USER);
            assertThat(again.resourceId()).isEqualTo(told.resourceId());
            assertThat(again.requestId()).isNull();
        }
    }

    @Test
    void absenceOfOneNameIsNotThatOfAnother() {
        absent(cached, "new");
        absent(cached, "newer");

        assertThat(sandbox.calls()).isEqualTo(2);
    }

    @Test
    void absenceCountsForAMinuteWhereAnAnswerCountsLonger() {
        absent(cached, "new");

        sandbox.clock.advance(Duration.ofSeconds(59));
        absent(cached, "new");
        assertThat(sandbox.calls()).isEqualTo(1);

        sandbox.clock.advance(Duration.ofSeconds(2));
        absent(cached, "new");
        assertThat(sandbox.calls()).isEqualTo(2);
    }

    @Test
    void whatAnotherSessionCreatesIsFoundAtOnce() {
        absent(cached, "new");

        String id = createUser(sandbox.session().identityStore(), "new");

        assertThat(userId(cached, "new")).isEqualTo(id);
        sandbox.settle();
        assertThat(userId(sandbox.session().identityStore(), "new")).isEqualTo(id);
    }

    @Test
    void whatAnotherProcessCreatesIsFoundAtOnce() {
        Session reader = sandbox.sessionOverFiles();
        absent(reader.identityStore(), "new");
        absent(reader.identityStore(), "new");
        assertThat(sandbox.calls()).isEqualTo(1);

        String id = createUser(sandbox.sessionOverFiles().identityStore(), "new");

        assertThat(userId(reader.identityStore(), "new")).isEqualTo(id);
    }

    @Test
    void whatIsRenamedIsFoundUnderItsNewName() {
        String id = createUser(cached, "old");
        sandbox.settle();
        absent(cached, "new");

        sandbox.session().identityStore().updateUser(r -> r.identityStoreId(STORE)
                .userId(id)
                .operations(o -> o.attributePath("userName").attributeValue(Document.fromString("new"))));

        assertThat(userId(cached, "new")).isEqualTo(id);
    }

    @Test
    void groupsAreLookedUpAlike() {
        assertThatThrownBy(() -> groupId(cached, "Späher")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> groupId(cached, "Späher")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(sandbox.calls()).isEqualTo(1);

        String id = sandbox.session()
                .identityStore()
                .createGroup(r -> r.identityStoreId(STORE).displayName("Späher"))
                .groupId();

        assertThat(groupId(cached, "Späher")).isEqualTo(id);
    }

    @Test
    void readsThatFeedAWriteAndSessionsWithoutCacheAsk() {
        absent(cached, "new");

        absent(sandbox.session().freshIdentityStore(), "new");
        assertThat(sandbox.calls()).isEqualTo(2);
        absent(sandbox.session(CachePolicy.Mode.BYPASS).identityStore(), "new");
        assertThat(sandbox.calls()).isEqualTo(3);
    }

    @Test
    void expiredAbsenceIsNoAnswerWhenAwsIsUnavailable() {
        absent(cached, "new");
        sandbox.clock.advance(Duration.ofMinutes(2));
        SdkException unavailable = SdkClientException.create("down", new IOException("down"));

        assertThatThrownBy(() -> userId(sandbox.session().identityStore(() -> failing(unavailable)), "new"))
                .isSameAs(unavailable);
        assertThat(sandbox.warnings).isEmpty();
    }

    @Test
    void otherRefusalsAreNotKept() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cached.getUserId(r -> r.identityStoreId(STORE)
                            .alternateIdentifier(a -> a.uniqueAttribute(
                                    u -> u.attributePath("nonsense").attributeValue(Document.fromString("x"))))))
                    .isInstanceOf(ValidationException.class);
        }

        assertThat(sandbox.calls()).isEqualTo(2);
    }

    private static void absent(IdentitystoreClient client, String name) {
        assertThatThrownBy(() -> userId(client, name)).isInstanceOf(ResourceNotFoundException.class);
    }

    private static String userId(IdentitystoreClient client, String name) {
        return client.getUserId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("userName").attributeValue(Document.fromString(name)))))
                .userId();
    }

    private static String groupId(IdentitystoreClient client, String name) {
        return client.getGroupId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("displayName").attributeValue(Document.fromString(name)))))
                .groupId();
    }

    private static String createUser(IdentitystoreClient client, String name) {
        return client.createUser(r -> r.identityStoreId(STORE)
                        .userName(name)
                        .displayName(name)
                        .name(n -> n.givenName("N").familyName("N")))
                .userId();
    }

    private static IdentitystoreClient failing(RuntimeException failure) {
        return (IdentitystoreClient) Proxy.newProxyInstance(
                IdentitystoreClient.class.getClassLoader(),
                new Class<?>[] {IdentitystoreClient.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
