package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.TargetType;

/** The seeded organization and short names for what is done to it. */
final class Scene {
    final Clients clients;
    final SsoAdminClient admin;

    private Scene(Clients clients) {
        this.clients = clients;
        this.admin = clients.ssoAdmin();
    }

    static Scene in(Path directory, Clock clock, String behaviour) {
        return new Scene(Clients.of(
                new Sandbox(directory, clock, SandboxBehaviour.parse(behaviour), new Random(behaviour.hashCode()))));
    }

    String set(String name) {
        return admin.createPermissionSet(r -> r.instanceArn(INSTANCE).name(name))
                .permissionSet()
                .permissionSetArn();
    }

    /** The ARN of a permission set of the seed. */
    String seeded(String name) {
        return admin.listPermissionSetsPaginator(r -> r.instanceArn(INSTANCE)).permissionSets().stream()
                .filter(arn -> admin.describePermissionSet(
                                r -> r.instanceArn(INSTANCE).permissionSetArn(arn))
                        .permissionSet()
                        .name()
                        .equals(name))
                .findFirst()
                .orElseThrow();
    }

    String user(String name) {
        return clients.identityStore()
                .getUserId(r -> r.identityStoreId(Clients.STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("userName").attributeValue(Document.fromString(name)))))
                .userId();
    }

    String group(String name) {
        return clients.identityStore()
                .getGroupId(r -> r.identityStoreId(Clients.STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("displayName").attributeValue(Document.fromString(name)))))
                .groupId();
    }

    List<String> accounts() {
        return clients.organizations().listAccounts().accounts().stream()
                .map(Account::id)
                .toList();
    }

    AccountAssignmentOperationStatus create(String set, String account, String user) {
        return admin.createAccountAssignment(r -> r.instanceArn(INSTANCE)
                        .permissionSetArn(set)
                        .targetId(account)
                        .targetType(TargetType.AWS_ACCOUNT)
                        .principalType(PrincipalType.USER)
                        .principalId(user))
                .accountAssignmentCreationStatus();
    }

    AccountAssignmentOperationStatus delete(String set, String account, String user) {
        return admin.deleteAccountAssignment(r -> r.instanceArn(INSTANCE)
                        .permissionSetArn(set)
                        .targetId(account)
                        .targetType(TargetType.AWS_ACCOUNT)
                        .principalType(PrincipalType.USER)
                        .principalId(user))
                .accountAssignmentDeletionStatus();
    }

    AccountAssignmentOperationStatus creation(AccountAssignmentOperationStatus submitted) {
        return admin.describeAccountAssignmentCreationStatus(
                        r -> r.instanceArn(INSTANCE).accountAssignmentCreationRequestId(submitted.requestId()))
                .accountAssignmentCreationStatus();
    }

    List<AccountAssignment> assignments(AccountAssignmentOperationStatus of) {
        return admin.listAccountAssignments(
                        r -> r.instanceArn(INSTANCE).accountId(of.targetId()).permissionSetArn(of.permissionSetArn()))
                .accountAssignments();
    }

    List<AccountAssignmentForPrincipal> ofUser(String name) {
        return admin.listAccountAssignmentsForPrincipal(r -> r.instanceArn(INSTANCE)
                        .principalType(PrincipalType.USER)
                        .principalId(user(name)))
                .accountAssignments();
    }

    List<String> accountsWith(String set) {
        return admin.listAccountsForProvisionedPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .accountIds();
    }
}
