package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;

class GroupsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private Path directory;
    private Sandbox sandbox;
    private Groups groups;
    private GroupMemberships memberships;

    @BeforeEach
    void open(@TempDir Path folder) {
        directory = folder;
        sandbox = sandbox(NOW);
        groups = groups(sandbox.httpClient());
        memberships = memberships(sandbox.httpClient());
    }

    @Test
    void groupIsFoundByNameOrIdWithoutListingAll() {
        Group group = groups.get("Cloud Platform Team");

        assertThat(group.name()).isEqualTo("Cloud Platform Team");
        assertThat(groups.get(group.id())).isEqualTo(group);
        assertThat(sandbox.status().calls()).doesNotContainKey("identitystore:ListGroups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Admin", "Administrators ", "9067642ac7-00000000-0000-4000-8000-000000000000"})
    void partOfANameIsNoName(String text) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> groups.get(text));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining(text);
        assertThat(groups.find(text)).isEmpty();
    }

    @Test
    void groupWhoseNameLooksLikeAnIdIsFound() {
        String name = "00000000-0000-4000-8000-000000000000";
        Group group = groups.create(name, null, NOW).value();

        assertThat(groups.get(name)).isEqualTo(group);
    }

    @Test
    void groupsOfManyIdsAreFoundWithOneListing() {
        List<String> ids = groups.list().stream().map(Group::id).toList();

        Map<String, Group> found = groups.byIds(List.of(ids.get(3), ids.get(0)));

        assertThat(found).containsOnlyKeys(ids.get(3), ids.get(0));
        assertThat(sandbox.status().calls()).doesNotContainKey("identitystore:DescribeGroup");
    }

    @Test
    void createdGroupWhoseAnswerWasLostIsOurs() {
        Group group = groups(new AnswerLosingClient(sandbox.httpClient(), "CreateGroup"))
                .create("Café + Küche", "Essen", NOW)
                .value();

        assertThat(group.name()).isEqualTo("Café + Küche");
        assertThat(group.description()).isEqualTo("Essen");
        assertThat(sandbox.status().calls()).containsEntry("identitystore:CreateGroup", 2L);
        assertThat(groups.list()).hasSize(7);
    }

    @Test
    void groupOfSomebodyElseIsAConflictAlsoAfterALostAnswer() {
        groups.create("taken", null, NOW);
        Instant later = NOW.plus(Duration.ofMinutes(5));
        SdkHttpClient then = sandbox(later).httpClient();

        assertThatThrownBy(() -> groups(then).create("taken", null, later))
                .isInstanceOf(AdminException.class)
                .hasCauseInstanceOf(ConflictException.class);
        assertThatThrownBy(() ->
                        groups(new AnswerLosingClient(then, "CreateGroup")).create("taken", null, later))
                .isInstanceOf(AdminException.class)
                .hasCauseInstanceOf(ConflictException.class);
    }

    @Test
    void updateSetsWhatIsMentionedRemovesWhatIsNamedAndLeavesTheRest() {
        Group before = groups.get("Finance");

        Group renamed = groups.update(before.id(), Map.of(GroupAttribute.DISPLAY_NAME, "Money"), List.of())
                .orElseThrow();
        assertThat(renamed.name()).isEqualTo("Money");
        assertThat(renamed.description()).isEqualTo(before.description());

        Group bare = groups.update(before.id(), Map.of(), List.of(GroupAttribute.DESCRIPTION))
                .orElseThrow();
        assertThat(bare.name()).isEqualTo("Money");
        assertThat(bare.description()).isNull();
    }

    @Test
    void deletedGroupIsGoneWithItsMemberships() {
        Group group = groups.get("Finance");
        String member = memberships.ofGroup(group.id()).get(0).userId();

        groups.delete(group.id());

        assertThat(groups.find("Finance")).isEmpty();
        assertThat(memberships.ofUser(member)).isEmpty();
    }

    @Test
    void memberIsAddedOnceAndRemovedOnce() {
        String group = groups.get("Contractors").id();
        String user = memberships.ofGroup(groups.get("Finance").id()).get(0).userId();

        assertThat(memberships.contains(group, user)).isFalse();
        assertThat(memberships.add(group, user, NOW)).isTrue();
        assertThat(memberships.add(group, user, NOW)).isFalse();
        assertThat(memberships.contains(group, user)).isTrue();
        assertThat(memberships.ofUser(user)).extracting(Membership::groupId).contains(group);

        assertThat(memberships.remove(group, user)).isTrue();
        assertThat(memberships.remove(group, user)).isFalse();
        assertThat(memberships.ofGroup(group)).isEmpty();
    }

    @Test
    void memberWhoseAdditionOrRemovalLostItsAnswerIsAddedOrRemoved() {
        String group = groups.get("Contractors").id();
        String user = memberships.ofGroup(groups.get("Finance").id()).get(0).userId();

        assertThat(memberships(new AnswerLosingClient(sandbox.httpClient(), "CreateGroupMembership"))
                        .add(group, user, NOW))
                .isTrue();
        Instant later = NOW.plus(Duration.ofMinutes(5));
        assertThat(memberships(new AnswerLosingClient(sandbox(later).httpClient(), "CreateGroupMembership"))
                        .add(group, user, later))
                .as("somebody else had added it before")
                .isFalse();
        assertThat(memberships(new AnswerLosingClient(sandbox.httpClient(), "DeleteGroupMembership"))
                        .remove(group, user))
                .isTrue();
    }

    private Sandbox sandbox(Instant now) {
        return new Sandbox(
                directory, Clock.fixed(now, ZoneOffset.UTC), SandboxBehaviour.NONE, new Random(now.hashCode()));
    }

    private static Groups groups(SdkHttpClient http) {
        IdentitystoreClient client = Store.client(http);
        return Store.groups(client);
    }

    private static GroupMemberships memberships(SdkHttpClient http) {
        IdentitystoreClient client = Store.client(http);
        return new GroupMemberships(client, client, Store.ID);
    }
}
