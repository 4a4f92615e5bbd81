package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AttachedManagedPolicy;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CustomerManagedPolicyReference;
import software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class PermissionSetPoliciesTest {
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String VIEW_ONLY = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
    private static final String POLICY =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "*"}]}
            """;

    private SsoAdminClient admin;
    private String set;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        admin = Clients.of(sandbox).ssoAdmin();
        set = admin.createPermissionSet(r -> r.instanceArn(INSTANCE).name("Policies"))
                .permissionSet()
                .permissionSetArn();
    }

    @Test
    void inlinePolicyIsKeptAsWritten() {
        assertThat(inline()).isEmpty();

        putInline(POLICY);
        assertThat(inline()).isEqualTo(POLICY);

        admin.deleteInlinePolicyFromPermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(set));
        assertThat(inline()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{}", "{\"Version\": ", "\"text\"", "{\"a\": 1} {}"})
    void inlinePolicyMustBeAJsonObject(String policy) {
        assertThatThrownBy(() -> putInline(policy))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not a valid JSON policy document");
        assertThat(inline()).isEmpty();
    }

    @Test
    void inlinePolicyHasTwoLimits() {
        putInline(POLICY + " ".repeat(32_768 - POLICY.length()));

        assertThatThrownBy(() -> putInline(POLICY + " ".repeat(32_769 - POLICY.length())))
                .isInstanceOf(ValidationException.class);
        putInline("{\"Sid\": \"" + "x".repeat(10_240 - 10) + "\"}");
        assertThatThrownBy(() -> putInline("{\"Sid\": \"" + "x".repeat(10_240 - 9) + "\"}"))
                .isInstanceOf(ServiceQuotaExceededException.class);
    }

    @Test
    void managedPoliciesAreAttachedOnceAndDetached() {
        attach(READ_ONLY);
        attach(VIEW_ONLY);

        assertThat(managed())
                .extracting(AttachedManagedPolicy::name, AttachedManagedPolicy::arn)
                .containsExactly(tuple("ReadOnlyAccess", READ_ONLY), tuple("ViewOnlyAccess", VIEW_ONLY));
        assertThatThrownBy(() -> attach(READ_ONLY)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> attach("arn:aws:iam::111122223333:policy/mine"))
                .isInstanceOf(ValidationException.class);

        detach(READ_ONLY);
        assertThat(managed()).extracting(AttachedManagedPolicy::arn).containsExactly(VIEW_ONLY);
        assertThatThrownBy(() -> detach(READ_ONLY)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void customerManagedPoliciesAreToldApartByTheirPath() {
        attach(reference("deploy", null));
        attach(reference("deploy", "/ci/"));

        assertThat(customerManaged())
                .extracting(CustomerManagedPolicyReference::name, CustomerManagedPolicyReference::path)
                .containsExactly(tuple("deploy", "/ci/"), tuple("deploy", "/"));
        assertThatThrownBy(() -> attach(reference("deploy", "/"))).isInstanceOf(ConflictException.class);

        admin.detachCustomerManagedPolicyReferenceFromPermissionSet(r -> r.instanceArn(INSTANCE)
                .permissionSetArn(set)
                .customerManagedPolicyReference(reference("deploy", null)));
        assertThat(customerManaged())
                .extracting(CustomerManagedPolicyReference::path)
                .containsExactly("/ci/");
        assertThatThrownBy(
                        () -> admin.detachCustomerManagedPolicyReferenceFromPermissionSet(r -> r.instanceArn(INSTANCE)
                                .permissionSetArn(set)
                                .customerManagedPolicyReference(reference("deploy", null))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void bothKindsOfManagedPoliciesCountAgainstOneLimit() {
        for (int i = 0; i < 10; i++) {
            attach("arn:aws:iam::aws:policy/Made-Up-" + i);
            attach(reference("made-up-" + i, null));
        }

        assertThatThrownBy(() -> attach(READ_ONLY)).isInstanceOf(ServiceQuotaExceededException.class);
        assertThatThrownBy(() -> attach(reference("one-more", null))).isInstanceOf(ServiceQuotaExceededException.class);
    }

    @Test
    void boundaryIsOfOneKindOnly() {
        assertThatThrownBy(this::boundary).isInstanceOf(ResourceNotFoundException.class);

        putBoundary(PermissionsBoundary.builder().managedPolicyArn(READ_ONLY).build());
        assertThat(boundary().managedPolicyArn()).isEqualTo(READ_ONLY);

        putBoundary(PermissionsBoundary.builder()
                .customerManagedPolicyReference(reference("limit", null))
                .build());
        assertThat(boundary().managedPolicyArn()).isNull();
        assertThat(boundary().customerManagedPolicyReference()).isEqualTo(reference("limit", "/"));
        assertThatThrownBy(() -> putBoundary(PermissionsBoundary.builder().build()))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> putBoundary(PermissionsBoundary.builder()
                        .managedPolicyArn(READ_ONLY)
                        .customerManagedPolicyReference(reference("limit", null))
                        .build()))
                .isInstanceOf(ValidationException.class);

        admin.deletePermissionsBoundaryFromPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set));
        assertThatThrownBy(this::boundary).isInstanceOf(ResourceNotFoundException.class);
    }

    private void putInline(String policy) {
        admin.putInlinePolicyToPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set).inlinePolicy(policy));
    }

    private String inline() {
        return admin.getInlinePolicyForPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .inlinePolicy();
    }

    private void attach(String arn) {
        admin.attachManagedPolicyToPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set).managedPolicyArn(arn));
    }

    private void detach(String arn) {
        admin.detachManagedPolicyFromPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set).managedPolicyArn(arn));
    }

    private List<AttachedManagedPolicy> managed() {
        return admin.listManagedPoliciesInPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .attachedManagedPolicies();
    }

    private void attach(CustomerManagedPolicyReference reference) {
        admin.attachCustomerManagedPolicyReferenceToPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set).customerManagedPolicyReference(reference));
    }

    private List<CustomerManagedPolicyReference> customerManaged() {
        return admin.listCustomerManagedPolicyReferencesInPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .customerManagedPolicyReferences();
    }

    private static CustomerManagedPolicyReference reference(String name, @Nullable String path) {
        return CustomerManagedPolicyReference.builder().name(name).path(path).build();
    }

    private void putBoundary(PermissionsBoundary boundary) {
        admin.putPermissionsBoundaryToPermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(set).permissionsBoundary(boundary));
    }

    private PermissionsBoundary boundary() {
        return admin.getPermissionsBoundaryForPermissionSet(
                        r -> r.instanceArn(INSTANCE).permissionSetArn(set))
                .permissionsBoundary();
    }
}
