package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.InstanceStatus;
import software.amazon.awssdk.services.ssoadmin.model.KmsKeyType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.Tag;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class InstancesTest {
    private static final String STAGING = "812047765931";
    private static final String DELEGATED = "536014478215";

    private final MovableClock clock = new MovableClock();
    private final Path directory;

    InstancesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void memberAccountCanHaveAnInstanceOfItsOwn() {
        Scene member = scene("async=2s,caller=" + STAGING);

        String arn = member.admin
                .createInstance(r -> r.name("trial").clientToken("once").tags(tag("team", "shop")))
                .instanceArn();

        assertThat(describe(member, arn)).isEqualTo(InstanceStatus.CREATE_IN_PROGRESS);
        clock.advance(Duration.ofSeconds(2));
        assertThat(describe(member, arn)).isEqualTo(InstanceStatus.ACTIVE);
        assertThat(member.admin.listInstances(r -> r.maxResults(10)).instances())
                .extracting(InstanceMetadata::instanceArn, InstanceMetadata::ownerAccountId)
                .containsExactly(tuple(arn, STAGING));
        assertThat(member.admin.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactly(tag("team", "shop"));
        assertThat(member.admin.createInstance(r -> r.clientToken("once")).instanceArn())
                .isEqualTo(arn);
        assertThatThrownBy(() -> member.admin.createInstance(r -> r.clientToken("twice")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void accountInstanceHasNoPermissionSetsAndIsNobodyElses() {
        Scene member = scene("caller=" + STAGING);
        String arn = member.admin.createInstance(r -> r.name("trial")).instanceArn();

        assertThatThrownBy(() -> member.admin.listPermissionSets(r -> r.instanceArn(arn)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not supported for an account instance");
        assertThatThrownBy(() ->
                        member.admin.createPermissionSet(r -> r.instanceArn(arn).name("Some")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> describe(scene(""), arn)).isInstanceOf(AccessDeniedException.class);
        assertThat(scene("").admin.listInstances(r -> r.maxResults(10)).instances())
                .extracting(InstanceMetadata::instanceArn)
                .containsExactly(INSTANCE);
    }

    @Test
    void delegatedAdministratorSeesTheOrganizationsInstanceBesideTheOwn() {
        Scene delegated = scene("caller=" + DELEGATED);
        String own = delegated.admin.createInstance(r -> r.name("own")).instanceArn();

        assertThat(delegated.admin.listInstances(r -> r.maxResults(10)).instances())
                .extracting(InstanceMetadata::instanceArn)
                .containsExactlyInAnyOrder(INSTANCE, own);
        assertThatThrownBy(() -> delegated.admin.updateInstance(
                        r -> r.instanceArn(INSTANCE).name("mine")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> delegated.admin.deleteInstance(r -> r.instanceArn(INSTANCE)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void managementAccountHasItsOneInstanceAlready() {
        assertThatThrownBy(() -> scene("").admin.createInstance(r -> r.name("second")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void nameAndEncryptionAreUpdatedEachAlone() {
        Scene scene = scene("");
        String key = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";
        scene.admin.updateInstance(r -> r.instanceArn(INSTANCE).name("renamed"));
        scene.admin.updateInstance(
                r -> r.instanceArn(INSTANCE).encryptionConfiguration(e -> e.keyType(KmsKeyType.CUSTOMER_MANAGED_KEY)
                        .kmsKeyArn(key)));

        var described = scene.admin.describeInstance(r -> r.instanceArn(INSTANCE));

        assertThat(described.name()).isEqualTo("renamed");
        assertThat(described.encryptionConfigurationDetails().kmsKeyArn()).isEqualTo(key);
        assertThatThrownBy(() -> scene.admin.updateInstance(r -> r.instanceArn(INSTANCE)
                        .encryptionConfiguration(e -> e.keyType(KmsKeyType.CUSTOMER_MANAGED_KEY))))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void deletedInstanceTakesEverythingWithIt() {
        Sandbox sandbox = new Sandbox(directory, clock, SandboxBehaviour.parse("async=2s"), new Random(1));
        Clients clients = Clients.of(sandbox);

        clients.ssoAdmin().deleteInstance(r -> r.instanceArn(INSTANCE));

        assertThat(clients.ssoAdmin()
                        .describeInstance(r -> r.instanceArn(INSTANCE))
                        .status())
                .isEqualTo(InstanceStatus.DELETE_IN_PROGRESS);
        assertThatThrownBy(() -> clients.ssoAdmin().deleteInstance(r -> r.instanceArn(INSTANCE)))
                .isInstanceOf(ConflictException.class);
        clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> clients.ssoAdmin().listPermissionSets(r -> r.instanceArn(INSTANCE)))
                .isInstanceOf(ResourceNotFoundException.class);
        SandboxStatus left = sandbox.status();
        assertThat(left.instances() + left.permissionSets() + left.assignments() + left.users() + left.groups())
                .isZero();
        assertThat(left.accounts()).isEqualTo(13);
    }

    private Scene scene(String behaviour) {
        return Scene.in(directory, clock, behaviour);
    }

    private static InstanceStatus describe(Scene scene, String arn) {
        return scene.admin.describeInstance(r -> r.instanceArn(arn)).status();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
