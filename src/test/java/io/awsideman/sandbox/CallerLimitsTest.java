package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;

/** The delegated administrator of the seed works from the account shared-services. */
class CallerLimitsTest {
    private static final String MANAGEMENT = "111122223333";
    private static final String DELEGATED = "536014478215";
    private static final String STAGING = "812047765931";

    private Path directory;
    private Scene delegated;

    @BeforeEach
    void open(@TempDir Path folder) {
        directory = folder;
        delegated = Scene.in(directory, new MovableClock(), "caller=" + DELEGATED);
    }

    @Test
    void callerIsWhoTheBehaviourSays() {
        var identity = delegated.clients.sts().getCallerIdentity();

        assertThat(identity.account()).isEqualTo(DELEGATED);
        assertThat(identity.arn()).startsWith("arn:aws:sts::" + DELEGATED + ":assumed-role/");
    }

    @Test
    void delegatedAdministratorWorksOutsideTheManagementAccount() {
        String set = delegated.seeded("PowerUserAccess");

        assertThat(delegated
                        .creation(delegated.create(set, STAGING, delegated.user("jane.smith")))
                        .status())
                .isEqualTo(StatusValues.SUCCEEDED);
        delegated.delete(set, STAGING, delegated.user("jane.smith"));
        delegated.admin.updatePermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(set));
    }

    @Test
    void delegatedAdministratorIsRefusedTheManagementAccount() {
        String set = delegated.set("New");

        assertThatThrownBy(() -> delegated.create(set, MANAGEMENT, delegated.user("jane.smith")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is not authorized to perform: sso:CreateAccountAssignment");
        assertThatThrownBy(
                        () -> delegated.delete(delegated.seeded("Billing"), MANAGEMENT, delegated.user("jane.smith")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void delegatedAdministratorIsRefusedPermissionSetsThatAreInTheManagementAccount() {
        String set = delegated.seeded("AdministratorAccess");

        assertThatThrownBy(() -> delegated.create(set, STAGING, delegated.user("jane.smith")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> delegated.admin.updatePermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> delegated.admin.attachManagedPolicyToPermissionSet(r -> r.instanceArn(INSTANCE)
                        .permissionSetArn(set)
                        .managedPolicyArn("arn:aws:iam::aws:policy/ReadOnlyAccess")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> delegated.admin.provisionPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set).targetType("ALL_PROVISIONED_ACCOUNTS")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(delegated.accountsWith(set)).contains(MANAGEMENT);
    }

    @Test
    void assignmentsOfAPrincipalAreForTheManagementAccountOnly() {
        assertThatThrownBy(() -> delegated.ofUser("jane.smith"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("sso:ListAccountAssignmentsForPrincipal");
    }

    @Test
    void otherAccountsHaveNoPartInTheInstance() {
        Scene outsider = Scene.in(directory, new MovableClock(), "caller=" + STAGING);

        assertThatThrownBy(() -> outsider.admin.listPermissionSets(r -> r.instanceArn(INSTANCE)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
