package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.Application;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class ApplicationAssignmentsTest {
    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223b02967a1d4c8";
    private static final String NOBODY = "9067642ac7-00000000-0000-0000-0000-000000000000";

    private SsoAdminClient ssoAdmin;
    private IdentitystoreClient store;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        ssoAdmin = Clients.of(sandbox).ssoAdmin();
        store = Clients.of(sandbox).identityStore();
    }

    @Test
    void assignmentsNameUsersAndGroups() {
        assertThat(of(application("Developer Portal")))
                .extracting(ApplicationAssignment::principalType, ApplicationAssignment::principalId)
                .containsExactlyInAnyOrder(
                        tuple(PrincipalType.USER, user("jane.smith")),
                        tuple(PrincipalType.GROUP, group("Developers")),
                        tuple(PrincipalType.GROUP, group("Cloud Platform Team")));
        assertThat(of(application("Old Wiki"))).isEmpty();
    }

    @Test
    void assignmentsOfAPrincipalAreItsOwn() {
        assertThat(of(PrincipalType.GROUP, group("Finance"))).containsExactly(application("Expenses & Travel"));
        assertThat(of(PrincipalType.USER, user("lena.novak"))).isEmpty();
        assertThat(of(PrincipalType.USER, user("tom.oconnor"))).containsExactly(application("Expenses & Travel"));
        assertThat(ssoAdmin.listApplicationAssignmentsForPrincipal(r -> r.instanceArn(INSTANCE)
                                .principalType(PrincipalType.USER)
                                .principalId(user("tom.oconnor"))
                                .filter(f -> f.applicationArn(application("Old Wiki"))))
                        .applicationAssignments())
                .isEmpty();
    }

    @Test
    void createdAssignmentIsSeenFromBothSidesUntilDeleted() {
        String wiki = application("Old Wiki");
        String lena = user("lena.novak");

        ssoAdmin.createApplicationAssignment(
                r -> r.applicationArn(wiki).principalType(PrincipalType.USER).principalId(lena));

        assertThat(of(wiki)).extracting(ApplicationAssignment::principalId).containsExactly(lena);
        assertThat(of(PrincipalType.USER, lena)).containsExactly(wiki);
        assertThat(ssoAdmin.describeApplicationAssignment(r -> r.applicationArn(wiki)
                                .principalType(PrincipalType.USER)
                                .principalId(lena))
                        .principalId())
                .isEqualTo(lena);
        assertThatThrownBy(() -> ssoAdmin.createApplicationAssignment(r ->
                        r.applicationArn(wiki).principalType(PrincipalType.USER).principalId(lena)))
                .isInstanceOf(ConflictException.class);

        ssoAdmin.deleteApplicationAssignment(
                r -> r.applicationArn(wiki).principalType(PrincipalType.USER).principalId(lena));

        assertThat(of(wiki)).isEmpty();
        assertThat(of(PrincipalType.USER, lena)).isEmpty();
        assertThatThrownBy(() -> ssoAdmin.deleteApplicationAssignment(r ->
                        r.applicationArn(wiki).principalType(PrincipalType.USER).principalId(lena)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.describeApplicationAssignment(r ->
                        r.applicationArn(wiki).principalType(PrincipalType.USER).principalId(lena)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(value = PrincipalType.class, names = "UNKNOWN_TO_SDK_VERSION", mode = EnumSource.Mode.EXCLUDE)
    void principalMustExist(PrincipalType type) {
        assertThatThrownBy(() -> ssoAdmin.createApplicationAssignment(r -> r.applicationArn(application("Old Wiki"))
                        .principalType(type)
                        .principalId(NOBODY)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void deletedPrincipalLeavesItsAssignments() {
        String tom = user("tom.oconnor");

        store.deleteUser(r -> r.identityStoreId(Clients.STORE).userId(tom));

        assertThat(of(application("Expenses & Travel")))
                .extracting(ApplicationAssignment::principalId)
                .contains(tom);
        assertThat(of(PrincipalType.USER, tom)).containsExactly(application("Expenses & Travel"));
    }

    @Test
    void assignmentIsRequiredUnlessConfiguredOtherwise() {
        String wiki = application("Old Wiki");
        assertThat(assignmentRequired(wiki)).isTrue();

        ssoAdmin.putApplicationAssignmentConfiguration(
                r -> r.applicationArn(wiki).assignmentRequired(false));

        assertThat(assignmentRequired(wiki)).isFalse();
        assertThatThrownBy(() -> ssoAdmin.putApplicationAssignmentConfiguration(
                        r -> r.applicationArn(application("Expenses & Travel")).assignmentRequired(false)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("is not supported for this action");
    }

    private boolean assignmentRequired(String application) {
        return ssoAdmin.getApplicationAssignmentConfiguration(r -> r.applicationArn(application))
                .assignmentRequired();
    }

    private List<ApplicationAssignment> of(String application) {
        return ssoAdmin.listApplicationAssignments(r -> r.applicationArn(application))
                .applicationAssignments();
    }

    private List<String> of(PrincipalType type, String principal) {
        return ssoAdmin
                .listApplicationAssignmentsForPrincipal(
                        r -> r.instanceArn(INSTANCE).principalType(type).principalId(principal))
                .applicationAssignments()
                .stream()
                .map(ApplicationAssignmentForPrincipal::applicationArn)
                .toList();
    }

    private String application(String name) {
        return ssoAdmin.listApplications(r -> r.instanceArn(INSTANCE)).applications().stream()
                .filter(application -> application.name().equals(name))
                .map(Application::applicationArn)
                .findFirst()
                .orElseThrow();
    }

    private String user(String name) {
        return store.getUserId(r -> r.identityStoreId(Clients.STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("userName").attributeValue(Document.fromString(name)))))
                .userId();
    }

    private String group(String name) {
        return store.getGroupId(r -> r.identityStoreId(Clients.STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(
                                u -> u.attributePath("displayName").attributeValue(Document.fromString(name)))))
                .groupId();
    }
}
