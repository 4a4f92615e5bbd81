package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CustomerManagedPolicyReference;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSetProvisioningStatus;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionPermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.ProvisionTargetType;
import software.amazon.awssdk.services.ssoadmin.model.ProvisioningStatus;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class ProvisioningTest {
    private static final String STAGING = "812047765931";
    private static final String DEVELOPMENT = "863315509274";
    private static final String PLAYGROUND = "951728340065";

    private final MovableClock clock = new MovableClock();
    private final Path directory;

    ProvisioningTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void seedHasAccountsThatAreNotUpToDate() {
        Scene scene = scene("");

        assertThat(outdated(scene, scene.seeded("PowerUserAccess"))).containsExactly(STAGING, PLAYGROUND);
        assertThat(scene.admin
                        .listPermissionSetsProvisionedToAccount(r -> r.instanceArn(INSTANCE)
                                .accountId(STAGING)
                                .provisioningStatus(ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED))
                        .permissionSets())
                .containsExactly(scene.seeded("PowerUserAccess"));
        assertThat(scene.admin
                        .listPermissionSetsProvisionedToAccount(
                                r -> r.instanceArn(INSTANCE).accountId(STAGING))
                        .permissionSets())
                .hasSize(4)
                .contains(scene.seeded("AdministratorAccess"));
    }

    @Test
    void changeReachesAccountsOnlyByProvisioning() {
        Scene scene = scene("async=2s");
        String set = scene.seeded("DatabaseAccess");
        assertThat(outdated(scene, set)).isEmpty();

        scene.admin.deleteInlinePolicyFromPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set));
        List<String> behind = outdated(scene, set);
        PermissionSetProvisioningStatus started =
                provision(scene, r -> r.permissionSetArn(set).targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS));

        assertThat(behind).containsExactly("755930216640");
        assertThat(started.status()).isEqualTo(StatusValues.IN_PROGRESS);
        assertThat(started.accountId()).isNull();
        assertThat(outdated(scene, set)).isEqualTo(behind);
        clock.advance(Duration.ofSeconds(2));
        assertThat(outdated(scene, set)).isEmpty();
        assertThat(ended(scene, started).status()).isEqualTo(StatusValues.SUCCEEDED);
        assertThat(scene.admin
                        .listPermissionSetProvisioningStatus(
                                r -> r.instanceArn(INSTANCE).filter(f -> f.status(StatusValues.SUCCEEDED)))
                        .permissionSetsProvisioningStatus())
                .extracting(row -> row.requestId())
                .containsExactly(started.requestId());
    }

    @Test
    void oneAccountCanBeProvisionedAlone() {
        Scene scene = scene("");
        String set = scene.seeded("PowerUserAccess");

        PermissionSetProvisioningStatus done = ended(scene, provisionIn(scene, set, STAGING));

        assertThat(done.status()).isEqualTo(StatusValues.SUCCEEDED);
        assertThat(done.accountId()).isEqualTo(STAGING);
        assertThat(outdated(scene, set)).containsExactly(PLAYGROUND);
    }

    @Test
    void assigningBringsTheLatestVersion() {
        Scene scene = scene("");
        String set = scene.seeded("PowerUserAccess");

        scene.creation(scene.create(set, STAGING, scene.user("jane.smith")));

        assertThat(outdated(scene, set)).containsExactly(PLAYGROUND);
    }

    @Test
    void newPermissionSetIsNowhereAndTagsMakeNoNewVersion() {
        Scene scene = scene("");
        String set = scene.seeded("Billing");
        scene.admin.tagResource(r -> r.resourceArn(set).tags(t -> t.key("a").value("b")));

        assertThat(scene.accountsWith(scene.set("Unheard-of"))).isEmpty();
        assertThat(outdated(scene, set)).isEmpty();
    }

    @Test
    void provisioningExcludesOtherWorkOnTheSamePermissionSet() {
        Scene scene = scene("async=2s");
        String set = scene.seeded("PowerUserAccess");
        provision(scene, r -> r.permissionSetArn(set).targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS));

        assertThatThrownBy(() -> provisionIn(scene, set, STAGING)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> scene.create(set, DEVELOPMENT, scene.user("jane.smith")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is a conflicting operation in process.");
        scene.create(scene.seeded("ReadOnlyAccess"), DEVELOPMENT, scene.user("jane.smith"));
    }

    @Test
    void accountTargetNeedsAnAccountAndAllAccountsNone() {
        Scene scene = scene("");
        String set = scene.seeded("PowerUserAccess");

        assertThatThrownBy(() ->
                        provision(scene, r -> r.permissionSetArn(set).targetType(ProvisionTargetType.AWS_ACCOUNT)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> provision(scene, r -> r.permissionSetArn(set)
                        .targetId(STAGING)
                        .targetType(ProvisionTargetType.ALL_PROVISIONED_ACCOUNTS)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> provisionIn(scene, set, "999999999999")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatIamDoesNotTakeFailsWithItsReason() {
        Scene scene = scene("");
        String broken = scene.set("Broken");
        scene.admin.putInlinePolicyToPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(broken).inlinePolicy("{\"Version\": \"2012-10-17\"}"));
        String large = scene.set("Large");
        for (int i = 0; i < 11; i++) {
            CustomerManagedPolicyReference policy =
                    CustomerManagedPolicyReference.builder().name("p" + i).build();
            scene.admin.attachCustomerManagedPolicyReferenceToPermissionSet(
                    r -> r.instanceArn(INSTANCE).permissionSetArn(large).customerManagedPolicyReference(policy));
        }

        assertThat(ended(scene, provisionIn(scene, broken, STAGING)).failureReason())
                .contains("Syntax errors in policy");
        assertThat(ended(scene, provisionIn(scene, large, STAGING)).failureReason())
                .contains("Cannot exceed quota for PoliciesPerRole: 10");
        assertThat(scene.accountsWith(large)).isEmpty();
    }

    private Scene scene(String behaviour) {
        return Scene.in(directory, clock, behaviour);
    }

    private static PermissionSetProvisioningStatus provision(
            Scene scene, Consumer<ProvisionPermissionSetRequest.Builder> request) {
        return scene.admin
                .provisionPermissionSet(request.andThen(r -> r.instanceArn(INSTANCE)))
                .permissionSetProvisioningStatus();
    }

    private static PermissionSetProvisioningStatus provisionIn(Scene scene, String set, String account) {
        return provision(
                scene, r -> r.permissionSetArn(set).targetId(account).targetType(ProvisionTargetType.AWS_ACCOUNT));
    }

    private static PermissionSetProvisioningStatus ended(Scene scene, PermissionSetProvisioningStatus started) {
        return scene.admin
                .describePermissionSetProvisioningStatus(
                        r -> r.instanceArn(INSTANCE).provisionPermissionSetRequestId(started.requestId()))
                .permissionSetProvisioningStatus();
    }

    private static List<String> outdated(Scene scene, String set) {
        return scene.admin
                .listAccountsForProvisionedPermissionSet(r -> r.instanceArn(INSTANCE)
                        .permissionSetArn(set)
                        .provisioningStatus(ProvisioningStatus.LATEST_PERMISSION_SET_NOT_PROVISIONED))
                .accountIds();
    }
}
