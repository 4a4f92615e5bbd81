package io.awsideman.aws.caching;

import static io.awsideman.aws.caching.CachedSandbox.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.IdentitystoreException;

/**
 * Every write of the identity store against every read, about two users and two groups. User 1 is a member of group 1 and
 * user 2 of group 2; {@code M1} are the members of group 1, {@code MF1} the groups of user 1, and so on.
 */
class WriteMatrixTest {

    /** A write, and the reads that have to ask AWS after it; all others are answered from the cache. */
    enum WriteCase {
        CREATE_USER("users uid1 uid2"),
        UPDATE_USER("users uid1 uid2 u1"),
        DELETE_USER("users uid1 uid2 u1 m1 m2 mf1 mm1 mm2 mid1 mid2 min1"),
        CREATE_GROUP("groups gid1 gid2"),
        UPDATE_GROUP("groups gid1 gid2 g1"),
        DELETE_GROUP("groups gid1 gid2 g1 m1 mf1 mf2 mm1 mm2 mid1 min1 min2"),
        CREATE_MEMBERSHIP("m1 mf2 min2"),
        DELETE_MEMBERSHIP("m1 m2 mf1 mf2 mm1 mid1 mid2 min1 min2");

        private final Set<String> stale;

        WriteCase(String stale) {
            this.stale = new TreeSet<>(List.of(stale.split(" ")));
        }
    }

    private CachedSandbox sandbox;
    private IdentitystoreClient direct;
    private final List<String> users = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> memberships = new ArrayList<>();

    @BeforeEach
    void twoUsersAndTwoGroups(@TempDir Path directory) {
        sandbox = new CachedSandbox(directory);
        direct = sandbox.identityStore();
        for (int i = 1; i <= 2; i++) {
            users.add(createUser(direct, "user." + i));
            groups.add(createGroup(direct, "group " + i));
            memberships.add(join(direct, groups.get(i - 1), users.get(i - 1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeIsSeenByEveryReadAtOnce(WriteCase write) {
        IdentitystoreClient writer = sandbox.sessionOverFiles().identityStore();
        IdentitystoreClient other = sandbox.sessionOverFiles().identityStore();
        askAll(writer);

        perform(write, writer);

        assertThat(askAll(writer)).isEqualTo(askAll(direct));
        assertThat(askAll(other)).isEqualTo(askAll(direct));
    }

    @ParameterizedTest
    @EnumSource
    void afterAWriteOnlyWhatItChangesIsAskedAgain(WriteCase write) {
        IdentitystoreClient writer = sandbox.sessionOverFiles().identityStore();
        askAll(writer);

        perform(write, writer);
        sandbox.settle();

        assertThat(askedAgain(writer)).isEqualTo(write.stale);
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessAsksTheSameAgainAndNoMore(WriteCase write) {
        IdentitystoreClient other = sandbox.sessionOverFiles().identityStore();
        askAll(other);

        perform(write, sandbox.sessionOverFiles().identityStore());
        sandbox.settle();

        assertThat(askedAgain(other)).isEqualTo(write.stale);
        assertThat(askAll(other)).isEqualTo(askAll(direct));
    }

    private void perform(WriteCase write, IdentitystoreClient client) {
        String user = users.get(0);
        String group = groups.get(0);
        switch (write) {
            case CREATE_USER -> createUser(client, "user.3");
            case UPDATE_USER ->
                client.updateUser(r -> r.identityStoreId(STORE).userId(user).operations(o -> o.attributePath("userName")
                        .attributeValue(Document.fromString("renamed"))));
            case DELETE_USER -> client.deleteUser(r -> r.identityStoreId(STORE).userId(user));
            case CREATE_GROUP -> createGroup(client, "group 3");
            case UPDATE_GROUP ->
                client.updateGroup(
                        r -> r.identityStoreId(STORE).groupId(group).operations(o -> o.attributePath("displayName")
                                .attributeValue(Document.fromString("renamed"))));
            case DELETE_GROUP ->
                client.deleteGroup(r -> r.identityStoreId(STORE).groupId(group));
            case CREATE_MEMBERSHIP -> join(client, group, users.get(1));
            case DELETE_MEMBERSHIP ->
                client.deleteGroupMembership(r -> r.identityStoreId(STORE).membershipId(memberships.get(0)));
        }
    }

    private Map<String, Function<IdentitystoreClient, SdkPojo>> reads() {
        Map<String, Function<IdentitystoreClient, SdkPojo>> reads = new LinkedHashMap<>();
        reads.put("users", c -> c.listUsers(r -> r.identityStoreId(STORE)));
        reads.put("groups", c -> c.listGroups(r -> r.identityStoreId(STORE)));
        for (int i = 1; i <= 2; i++) {
            String number = String.valueOf(i);
            String user = users.get(i - 1);
            String group = groups.get(i - 1);
            String membership = memberships.get(i - 1);
            reads.put("u" + i, c -> c.describeUser(r -> r.identityStoreId(STORE).userId(user)));
            reads.put(
                    "g" + i, c -> c.describeGroup(r -> r.identityStoreId(STORE).groupId(group)));
            reads.put(
                    "uid" + i,
                    c -> c.getUserId(r -> r.identityStoreId(STORE)
                            .alternateIdentifier(a -> a.uniqueAttribute(u -> u.attributePath("userName")
                                    .attributeValue(Document.fromString("user." + number))))));
            reads.put(
                    "gid" + i,
                    c -> c.getGroupId(r -> r.identityStoreId(STORE)
                            .alternateIdentifier(a -> a.uniqueAttribute(u -> u.attributePath("displayName")
                                    .attributeValue(Document.fromString("group " + number))))));
            reads.put(
                    "m" + i,
                    c -> c.listGroupMemberships(r -> r.identityStoreId(STORE).groupId(group)));
            reads.put(
                    "mf" + i,
                    c -> c.listGroupMembershipsForMember(
                            r -> r.identityStoreId(STORE).memberId(m -> m.userId(user))));
            reads.put(
                    "mm" + i,
                    c -> c.describeGroupMembership(r -> r.identityStoreId(STORE).membershipId(membership)));
            reads.put(
                    "mid" + i,
                    c -> c.getGroupMembershipId(
                            r -> r.identityStoreId(STORE).groupId(group).memberId(m -> m.userId(user))));
            reads.put(
                    "min" + i,
                    c -> c.isMemberInGroups(r -> r.identityStoreId(STORE)
                            .memberId(m -> m.userId(user))
                            .groupIds(groups)));
        }
        return reads;
    }

    /** The answers of all reads, errors included. */
    private Map<String, String> askAll(IdentitystoreClient client) {
        Map<String, String> answers = new LinkedHashMap<>();
        reads().forEach((name, read) -> answers.put(name, answer(client, read)));
        return answers;
    }

    private Set<String> askedAgain(IdentitystoreClient client) {
        Set<String> asked = new TreeSet<>();
        reads().forEach((name, read) -> {
            long before = sandbox.calls();
            answer(client, read);
            if (sandbox.calls() > before) {
                asked.add(name);
            }
        });
        return asked;
    }

    private static String answer(IdentitystoreClient client, Function<IdentitystoreClient, SdkPojo> read) {
        try {
            return read.apply(client).toString();
        } catch (IdentitystoreException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private static String createUser(IdentitystoreClient client, String name) {
        return client.createUser(r -> r.identityStoreId(STORE)
                        .userName(name)
                        .displayName(name)
                        .name(n -> n.givenName("A").familyName("B")))
                .userId();
    }

    private static String createGroup(IdentitystoreClient client, String name) {
        return client.createGroup(r -> r.identityStoreId(STORE).displayName(name))
                .groupId();
    }

    private static String join(IdentitystoreClient client, String group, String user) {
        return client.createGroupMembership(
                        r -> r.identityStoreId(STORE).groupId(group).memberId(m -> m.userId(user)))
                .membershipId();
    }
}
