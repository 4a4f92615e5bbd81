package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.StatusValues;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

class AccountAssignmentsTest {
    private static final String ACCOUNT = "863315509274";
    private static final String SUSPENDED = "987654012349";

    private final Path directory;
    private final MovableClock clock = new MovableClock();

    AccountAssignmentsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void assignmentIsThereWhenItsJobHasEnded() {
        Scene scene = scene("async=2s");

        AccountAssignmentOperationStatus submitted = scene.create(scene.set("New"), ACCOUNT, scene.user("jane.smith"));

        assertThat(submitted.status()).isEqualTo(StatusValues.IN_PROGRESS);
        assertThat(submitted.targetId()).isEqualTo(ACCOUNT);
        assertThat(submitted.targetType()).isEqualTo(TargetType.AWS_ACCOUNT);
        clock.advance(Duration.ofMillis(1_999));
        assertThat(scene.creation(submitted).status()).isEqualTo(StatusValues.IN_PROGRESS);
        assertThat(scene.assignments(submitted)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(scene.assignments(submitted))
                .extracting(AccountAssignment::principalType, AccountAssignment::principalId)
                .containsExactly(tuple(PrincipalType.USER, scene.user("jane.smith")));
        assertThat(scene.creation(submitted).status()).isEqualTo(StatusValues.SUCCEEDED);
        assertThat(scene.creation(submitted).failureReason()).isNull();
        assertThat(scene.accountsWith(submitted.permissionSetArn())).containsExactly(ACCOUNT);
    }

    @Test
    void jobsGoOnInAnotherProcess() {
        Scene scene = scene("async=2s");
        AccountAssignmentOperationStatus submitted = scene.create(scene.set("New"), ACCOUNT, scene.user("jane.smith"));

        clock.advance(Duration.ofSeconds(2));

        assertThat(scene("async=1m").assignments(submitted)).hasSize(1);
    }

    @Test
    void firstAnswerIsInProgressAlsoWhenWorkTakesNoTime() {
        Scene scene = scene("");

        AccountAssignmentOperationStatus submitted = scene.create(scene.set("New"), ACCOUNT, scene.user("jane.smith"));

        assertThat(submitted.status()).isEqualTo(StatusValues.IN_PROGRESS);
        assertThat(scene.creation(submitted).status()).isEqualTo(StatusValues.SUCCEEDED);
    }

    @Test
    void progressIsKnownAtOnceWhereListingsAreBehind() {
        Scene scene = scene("visibility=2s");
        AccountAssignmentOperationStatus submitted =
                scene.create(scene.seeded("ReadOnlyAccess"), ACCOUNT, scene.user("jane.smith"));

        assertThat(scene.creation(submitted).status()).isEqualTo(StatusValues.SUCCEEDED);
        assertThat(scene.assignments(submitted)).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(scene.assignments(submitted)).hasSize(1);
    }

    @Test
    void existingAssignmentIsCreatedAgainAndMissingOneNotDeleted() {
        Scene scene = scene("");
        String set = scene.set("New");
        scene.create(set, ACCOUNT, scene.user("jane.smith"));
        AccountAssignmentOperationStatus again = scene.create(set, ACCOUNT, scene.user("jane.smith"));

        assertThat(scene.creation(again).status()).isEqualTo(StatusValues.SUCCEEDED);
        assertThat(scene.assignments(again)).hasSize(1);
        assertThatThrownBy(() -> scene.delete(set, ACCOUNT, scene.user("tom.oconnor")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void lastAssignmentTakesThePermissionSetOutOfTheAccount() {
        Scene scene = scene("");
        String set = scene.set("New");
        scene.create(set, ACCOUNT, scene.user("jane.smith"));
        scene.create(set, ACCOUNT, scene.user("tom.oconnor"));
        scene.delete(set, ACCOUNT, scene.user("jane.smith"));
        assertThat(scene.accountsWith(set)).containsExactly(ACCOUNT);
        assertThatThrownBy(() -> scene.admin.deletePermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Could not delete because PermissionSet");

        AccountAssignmentOperationStatus last = scene.delete(set, ACCOUNT, scene.user("tom.oconnor"));

        assertThat(scene.admin
                        .describeAccountAssignmentDeletionStatus(
                                r -> r.instanceArn(INSTANCE).accountAssignmentDeletionRequestId(last.requestId()))
                        .accountAssignmentDeletionStatus()
                        .status())
                .isEqualTo(StatusValues.SUCCEEDED);
        assertThat(scene.accountsWith(set)).isEmpty();
        scene.admin.deletePermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(set));
    }

    @Test
    void deletedPrincipalLeavesAssignmentsThatCanBeRemoved() {
        Scene scene = scene("");
        String user = scene.user("jane.smith");
        AccountAssignmentOperationStatus made = scene.create(scene.set("New"), ACCOUNT, user);
        scene.clients.identityStore().deleteUser(r -> r.identityStoreId(Clients.STORE)
                .userId(user));

        assertThat(scene.assignments(made)).hasSize(1);
        assertThatThrownBy(() -> scene.create(made.permissionSetArn(), ACCOUNT, user))
                .isInstanceOf(ResourceNotFoundException.class);
        scene.delete(made.permissionSetArn(), ACCOUNT, user);
        assertThat(scene.assignments(made)).isEmpty();
    }

    @Test
    void elevenAtOnceAreTooManyAndOneAtATimeForAnAccountAndSet() {
        Scene scene = scene("async=5s");
        String set = scene.set("New");
        String user = scene.user("jane.smith");
        List<String> accounts = scene.accounts();
        accounts.subList(0, 9).forEach(account -> scene.create(set, account, user));

        assertThatThrownBy(() -> scene.create(set, accounts.get(0), scene.user("tom.oconnor")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is a conflicting operation in process.");
        scene.create(set, accounts.get(9), user);
        assertThatThrownBy(() -> scene.create(set, accounts.get(10), user))
                .isInstanceOf(ThrottlingException.class)
                .hasMessageContaining("There are too many requests processing. Please try again later.");
        assertThatThrownBy(() -> scene.admin.updatePermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set)))
                .isInstanceOf(ConflictException.class);

        clock.advance(Duration.ofSeconds(5));
        scene.create(set, accounts.get(10), user);
    }

    @Test
    void suspendedAccountFailsWithAReason() {
        Scene scene = scene("");

        AccountAssignmentOperationStatus status =
                scene.creation(scene.create(scene.set("New"), SUSPENDED, scene.user("jane.smith")));

        assertThat(status.status()).isEqualTo(StatusValues.FAILED);
        assertThat(status.failureReason())
                .contains("Obtaining permissions to manage your AWS account '" + SUSPENDED + "'");
        assertThat(scene.assignments(status)).isEmpty();
        assertThat(scene.accountsWith(status.permissionSetArn())).isEmpty();
    }

    @Test
    void failureOnRequestChangesNothing() {
        Scene scene = scene("assignfail=1");

        AccountAssignmentOperationStatus status =
                scene.creation(scene.create(scene.set("New"), ACCOUNT, scene.user("jane.smith")));

        assertThat(status.status()).isEqualTo(StatusValues.FAILED);
        assertThat(status.failureReason()).isEqualTo("An unexpected internal service exception was encountered");
        assertThat(scene.assignments(status)).isEmpty();
    }

    @Test
    void unknownPrincipalsSetsAccountsAndRequestsAreNotFound() {
        Scene scene = scene("");
        String set = scene.set("New");
        String user = scene.user("jane.smith");
        String nobody = "9067642ac7-00000000-0000-0000-0000-000000000000";

        assertThatThrownBy(() -> scene.create(set, ACCOUNT, nobody)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> scene.create(set, "999999999999", user)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> scene.create(set.replaceAll("ps-.*", "ps-0000000000000000"), ACCOUNT, user))
                .isInstanceOf(ResourceNotFoundException.class);
        AccountAssignmentOperationStatus made = scene.create(set, ACCOUNT, user);
        assertThatThrownBy(() -> scene.admin.describeAccountAssignmentDeletionStatus(
                        r -> r.instanceArn(INSTANCE).accountAssignmentDeletionRequestId(made.requestId())))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void requestsAreListedByStatus() {
        Scene scene = scene("async=1s");
        String set = scene.set("New");
        scene.create(set, ACCOUNT, scene.user("jane.smith"));
        clock.advance(Duration.ofSeconds(1));
        AccountAssignmentOperationStatus second = scene.create(set, ACCOUNT, scene.user("tom.oconnor"));

        assertThat(scene.admin
                        .listAccountAssignmentCreationStatus(r -> r.instanceArn(INSTANCE))
                        .accountAssignmentsCreationStatus())
                .hasSize(2);
        assertThat(scene.admin
                        .listAccountAssignmentCreationStatus(
                                r -> r.instanceArn(INSTANCE).filter(f -> f.status(StatusValues.IN_PROGRESS)))
                        .accountAssignmentsCreationStatus())
                .extracting(row -> row.requestId(), row -> row.createdDate())
                .containsExactly(tuple(second.requestId(), clock.instant()));
        assertThat(scene.admin
                        .listAccountAssignmentDeletionStatus(r -> r.instanceArn(INSTANCE))
                        .accountAssignmentsDeletionStatus())
                .isEmpty();
    }

    @Test
    void principalsListingHasOwnAndInheritedRowsUnlessToldOtherwise() {
        List<AccountAssignmentForPrincipal> all = scene("").ofUser("tom.oconnor");
        List<AccountAssignmentForPrincipal> own = scene("inherited=no").ofUser("tom.oconnor");

        assertThat(all)
                .extracting(AccountAssignmentForPrincipal::accountId, AccountAssignmentForPrincipal::principalType)
                .containsExactlyInAnyOrder(
                        tuple("111122223333", PrincipalType.GROUP), tuple("647209931572", PrincipalType.USER));
        assertThat(own).extracting(AccountAssignmentForPrincipal::accountId).containsExactly("647209931572");
    }

    @Test
    void principalsListingCanBeOfOneAccount() {
        Scene scene = scene("");

        assertThat(scene.admin
                        .listAccountAssignmentsForPrincipal(r -> r.instanceArn(INSTANCE)
                                .principalType(PrincipalType.GROUP)
                                .principalId(scene.group("Developers"))
                                .filter(f -> f.accountId(ACCOUNT)))
                        .accountAssignments())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.accountId()).isEqualTo(ACCOUNT));
    }

    private Scene scene(String behaviour) {
        return Scene.in(directory, clock, behaviour);
    }
}
