package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.GroupMembershipExistenceResult;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

class GroupsTest {
    private static final String UNKNOWN = "9067642ac7-00000000-0000-4000-8000-000000000000";

    private final MovableClock clock = new MovableClock();
    private IdentitystoreClient store;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Clients.of(new Sandbox(directory, clock, SandboxBehaviour.NONE, new Random(1)))
                .identityStore();
    }

    @Test
    void createdGroupIsDescribed() {
        String id = store.createGroup(r ->
                        r.identityStoreId(STORE).displayName("Équipe rouge").description("Tests"))
                .groupId();

        var group = store.describeGroup(r -> r.identityStoreId(STORE).groupId(id));

        assertThat(group.displayName()).isEqualTo("Équipe rouge");
        assertThat(group.description()).isEqualTo("Tests");
        assertThat(group.createdAt()).isEqualTo(clock.instant());
        assertThat(group("Équipe rouge")).isEqualTo(id);
    }

    @Test
    void displayNameIsRequiredAndUnique() {
        assertThatThrownBy(() -> store.createGroup(r -> r.identityStoreId(STORE)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'displayName'");

        ConflictException conflict = catchThrowableOfType(
                ConflictException.class,
                () -> store.createGroup(r -> r.identityStoreId(STORE).displayName("developers")));

        assertThat(conflict.reason()).isEqualTo(ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION);
    }

    @Test
    void attributesAreUpdatedAndRemoved() {
        String id = group("Finance");

        update(id, "displayName", Document.fromString("Finance & Legal"));
        update(id, "description", Document.fromNull());

        var group = store.describeGroup(r -> r.identityStoreId(STORE).groupId(id));
        assertThat(group.displayName()).isEqualTo("Finance & Legal");
        assertThat(group.description()).isNull();
        assertThatThrownBy(() -> update(id, "displayName", Document.fromNull()))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> update(id, "displayName", Document.fromString("Developers")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> update(id, "aws:identitystore:enterprise", Document.fromString("x")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> update(UNKNOWN, "description", Document.fromString("x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void deletedGroupIsGoneWithItsMemberships() {
        String platform = group("Cloud Platform Team");
        String john = user("john.doe@example.com");

        store.deleteGroup(r -> r.identityStoreId(STORE).groupId(platform));

        assertThat(store.listGroupMembershipsForMember(
                                r -> r.identityStoreId(STORE).memberId(m -> m.userId(john)))
                        .groupMemberships())
                .hasSize(1);
        assertThatThrownBy(() -> group("Cloud Platform Team")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> store.deleteGroup(r -> r.identityStoreId(STORE).groupId(platform)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() ->
                        store.listGroupMemberships(r -> r.identityStoreId(STORE).groupId(platform)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    @SuppressWarnings("deprecation")
    void listIsFilteredByDisplayName() {
        assertThat(store.listGroups(r -> r.identityStoreId(STORE)
                                .filters(f -> f.attributePath("DisplayName").attributeValue("Contractors")))
                        .groups())
                .extracting(Group::displayName)
                .containsExactly("Contractors");
    }

    @Test
    void lookUpByAnUnknownPathOrExternalIdFails() {
        assertThatThrownBy(() -> store.getGroupId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("description").attributeValue(Document.fromString("x"))))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> store.getGroupId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(
                                a -> a.externalId(e -> e.issuer("x").id("y")))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void membershipIsCreatedFoundAndDeleted() {
        String contractors = group("Contractors");
        String sofia = user("sofia.rossi");

        String id = store.createGroupMembership(
                        r -> r.identityStoreId(STORE).groupId(contractors).memberId(m -> m.userId(sofia)))
                .membershipId();

        var described =
                store.describeGroupMembership(r -> r.identityStoreId(STORE).membershipId(id));
        assertThat(described.groupId()).isEqualTo(contractors);
        assertThat(described.memberId().userId()).isEqualTo(sofia);
        assertThat(store.getGroupMembershipId(r ->
                                r.identityStoreId(STORE).groupId(contractors).memberId(m -> m.userId(sofia)))
                        .membershipId())
                .isEqualTo(id);
        store.deleteGroupMembership(r -> r.identityStoreId(STORE).membershipId(id));
        ResourceNotFoundException gone = catchThrowableOfType(
                ResourceNotFoundException.class,
                () -> store.describeGroupMembership(
                        r -> r.identityStoreId(STORE).membershipId(id)));
        assertThat(gone.resourceType()).isEqualTo(ResourceType.GROUP_MEMBERSHIP);
        assertThatThrownBy(() -> store.deleteGroupMembership(
                        r -> r.identityStoreId(STORE).membershipId(id)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> store.getGroupMembershipId(
                        r -> r.identityStoreId(STORE).groupId(contractors).memberId(m -> m.userId(sofia))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void doubleMembershipIsAConflictAndUnknownEndsAreNotFound() {
        String administrators = group("Administrators");
        String john = user("john.doe@example.com");

        ConflictException conflict = catchThrowableOfType(ConflictException.class, () -> join(administrators, john));

        assertThat(conflict.reason()).isEqualTo(ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION);
        assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> join(UNKNOWN, john))
                        .resourceType())
                .isEqualTo(ResourceType.GROUP);
        assertThat(catchThrowableOfType(ResourceNotFoundException.class, () -> join(administrators, UNKNOWN))
                        .resourceType())
                .isEqualTo(ResourceType.USER);
    }

    @Test
    void membershipIsTestedForUpToAHundredGroups() {
        String administrators = group("Administrators");
        String finance = group("Finance");
        String john = user("john.doe@example.com");

        List<GroupMembershipExistenceResult> results = store.isMemberInGroups(r ->
                        r.identityStoreId(STORE).memberId(m -> m.userId(john)).groupIds(finance, administrators))
                .results();

        assertThat(results)
                .extracting(GroupMembershipExistenceResult::groupId)
                .containsExactly(finance, administrators);
        assertThat(results)
                .extracting(GroupMembershipExistenceResult::membershipExists)
                .containsExactly(false, true);
        assertThatThrownBy(() -> store.isMemberInGroups(r -> r.identityStoreId(STORE)
                        .memberId(m -> m.userId(john))
                        .groupIds(Collections.nCopies(101, finance))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'groupIds'")
                .hasMessageContaining("length less than or equal to 100");
        assertThatThrownBy(() -> store.isMemberInGroups(r ->
                        r.identityStoreId(STORE).memberId(m -> m.userId(john)).groupIds(UNKNOWN)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void join(String group, String user) {
        store.createGroupMembership(r -> r.identityStoreId(STORE).groupId(group).memberId(m -> m.userId(user)));
    }

    private String group(String name) {
        return store.getGroupId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("displayName").attributeValue(Document.fromString(name)))))
                .groupId();
    }

    private String user(String name) {
        return store.getUserId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("userName").attributeValue(Document.fromString(name)))))
                .userId();
    }

    private void update(String id, String path, Document value) {
        store.updateGroup(r -> r.identityStoreId(STORE)
                .groupId(id)
                .operations(AttributeOperation.builder()
                        .attributePath(path)
                        .attributeValue(value)
                        .build()));
    }
}
