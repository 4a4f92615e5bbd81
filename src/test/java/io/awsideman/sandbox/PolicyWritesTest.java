package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeAlreadyEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.RootNotFoundException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class PolicyWritesTest {
    private static final String SHOP = "647209931572";
    private static final String DENY =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""";

    private OrganizationsClient organizations;
    private String root;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        organizations = Clients.of(sandbox).organizations();
        root = organizations.listRoots().roots().get(0).id();
    }

    @Test
    void createdPolicyIsListedAndDescribed() {
        PolicySummary policy = create("Mine", PolicyType.SERVICE_CONTROL_POLICY, DENY);

        assertThat(policy.id()).matches("p-[0-9a-z]{8,128}");
        assertThat(policy.arn())
                .isEqualTo("arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/service_control_policy/"
                        + policy.id());
        assertThat(describe(policy.id()).content()).isEqualTo(DENY);
        assertThat(describe(policy.id()).policySummary()).isEqualTo(policy);
        assertThatThrownBy(() -> create("Mine", PolicyType.TAG_POLICY, "{}"))
                .isInstanceOf(DuplicatePolicyException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            SERVICE_CONTROL_POLICY|no json
            SERVICE_CONTROL_POLICY|{"Version":"2012-10-17"}
            SERVICE_CONTROL_POLICY|{"Statement":[{"Effect":"Perhaps","Action":"*","Resource":"*"}]}
            SERVICE_CONTROL_POLICY|{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}
            RESOURCE_CONTROL_POLICY|{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}
            RESOURCE_CONTROL_POLICY|{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}
            TAG_POLICY|[]
            """)
    void malformedPolicyIsRefused(PolicyType type, String content) {
        assertThatThrownBy(() -> create("Broken", type, content)).isInstanceOf(MalformedPolicyDocumentException.class);
    }

    @Test
    void policyThatIsTooLongIsRefused() {
        assertThat(violation(() ->
                        create("Long", PolicyType.SERVICE_CONTROL_POLICY, DENY + " ".repeat(5_121 - DENY.length()))))
                .isEqualTo("POLICY_CONTENT_LIMIT_EXCEEDED");

        create("Just right", PolicyType.SERVICE_CONTROL_POLICY, DENY + " ".repeat(5_120 - DENY.length()));
    }

    @Test
    void updateChangesWhatItNamesOnly() {
        String id = create("Mine", PolicyType.SERVICE_CONTROL_POLICY, DENY).id();

        organizations.updatePolicy(r -> r.policyId(id).name("Ours"));

        assertThat(describe(id).policySummary().name()).isEqualTo("Ours");
        assertThat(describe(id).policySummary().description()).isEqualTo("For a test");
        assertThat(describe(id).content()).isEqualTo(DENY);
        assertThatThrownBy(() -> organizations.updatePolicy(r -> r.policyId(id).name("Quarantine")))
                .isInstanceOf(DuplicatePolicyException.class);
        assertThatThrownBy(() -> organizations.updatePolicy(r -> r.policyId(id).content("{}")))
                .isInstanceOf(MalformedPolicyDocumentException.class);
        assertThat(invalid(() -> organizations.updatePolicy(
                        r -> r.policyId("p-FullAWSAccess").name("Mine"))))
                .isEqualTo("IMMUTABLE_POLICY");
    }

    @Test
    void policyInUseCannotBeDeleted() {
        String id = create("Mine", PolicyType.SERVICE_CONTROL_POLICY, DENY).id();
        attach(id, SHOP);
        assertThatThrownBy(() -> organizations.deletePolicy(r -> r.policyId(id)))
                .isInstanceOf(PolicyInUseException.class);

        detach(id, SHOP);
        organizations.deletePolicy(r -> r.policyId(id));

        assertThatThrownBy(() -> describe(id)).isInstanceOf(PolicyNotFoundException.class);
    }

    @Test
    void attachedPolicyIsSeenFromBothSidesUntilDetached() {
        String id = create("Mine", PolicyType.SERVICE_CONTROL_POLICY, DENY).id();

        attach(id, SHOP);

        assertThat(attached(SHOP)).containsExactlyInAnyOrder("FullAWSAccess", "Mine");
        assertThat(organizations.listTargetsForPolicy(r -> r.policyId(id)).targets())
                .hasSize(1);
        assertThatThrownBy(() -> attach(id, SHOP)).isInstanceOf(DuplicatePolicyAttachmentException.class);

        detach(id, SHOP);

        assertThat(attached(SHOP)).containsExactly("FullAWSAccess");
        assertThatThrownBy(() -> detach(id, SHOP)).isInstanceOf(PolicyNotAttachedException.class);
        assertThatThrownBy(() -> attach("p-00000000", SHOP)).isInstanceOf(PolicyNotFoundException.class);
        assertThatThrownBy(() -> attach(id, "999999999999")).isInstanceOf(TargetNotFoundException.class);
    }

    @Test
    void fullAccessIsHeldOnTo() {
        assertThat(violation(() -> detach("p-FullAWSAccess", SHOP)))
                .isEqualTo("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
        assertThat(invalid(() -> detach("p-RCPFullAWSAccess", SHOP))).isEqualTo("NON_DETACHABLE_POLICY");

        attach(create("Mine", PolicyType.SERVICE_CONTROL_POLICY, DENY).id(), SHOP);
        detach("p-FullAWSAccess", SHOP);

        assertThat(attached(SHOP)).containsExactly("Mine");
    }

    @Test
    void targetHasAtMostFiveControlPoliciesOfAType() {
        for (int i = 0; i < 4; i++) {
            attach(
                    create("Policy " + i, PolicyType.SERVICE_CONTROL_POLICY, DENY)
                            .id(),
                    SHOP);
        }
        String sixth =
                create("Too many", PolicyType.SERVICE_CONTROL_POLICY, DENY).id();

        assertThat(violation(() -> attach(sixth, SHOP))).isEqualTo("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
    }

    @Test
    void typeMustBeEnabledToAttach() {
        String id =
                create("Backups", PolicyType.BACKUP_POLICY, "{\"plans\":{}}").id();
        assertThatThrownBy(() -> attach(id, SHOP)).isInstanceOf(PolicyTypeNotEnabledException.class);

        assertThat(organizations
                        .enablePolicyType(r -> r.rootId(root).policyType(PolicyType.BACKUP_POLICY))
                        .root()
                        .policyTypes())
                .extracting(PolicyTypeSummary::type)
                .contains(PolicyType.BACKUP_POLICY);
        attach(id, SHOP);

        assertThatThrownBy(
                        () -> organizations.enablePolicyType(r -> r.rootId(root).policyType(PolicyType.BACKUP_POLICY)))
                .isInstanceOf(PolicyTypeAlreadyEnabledException.class);
        assertThatThrownBy(() ->
                        organizations.enablePolicyType(r -> r.rootId("r-zz99").policyType(PolicyType.BACKUP_POLICY)))
                .isInstanceOf(RootNotFoundException.class);
    }

    @Test
    void disabledTypeLosesItsAttachmentsAndComesBackWithFullAccess() {
        organizations.disablePolicyType(r -> r.rootId(root).policyType(PolicyType.SERVICE_CONTROL_POLICY));

        assertThat(attached(root)).isEmpty();
        assertThatThrownBy(() -> organizations.disablePolicyType(
                        r -> r.rootId(root).policyType(PolicyType.SERVICE_CONTROL_POLICY)))
                .isInstanceOf(PolicyTypeNotEnabledException.class);

        organizations.enablePolicyType(r -> r.rootId(root).policyType(PolicyType.SERVICE_CONTROL_POLICY));

        assertThat(attached(root)).containsExactly("FullAWSAccess");
        assertThat(attached(SHOP)).containsExactly("FullAWSAccess");
    }

    private PolicySummary create(String name, PolicyType type, String content) {
        return organizations
                .createPolicy(
                        r -> r.name(name).description("For a test").type(type).content(content))
                .policy()
                .policySummary();
    }

    private Policy describe(String id) {
        return organizations.describePolicy(r -> r.policyId(id)).policy();
    }

    private void attach(String policy, String target) {
        organizations.attachPolicy(r -> r.policyId(policy).targetId(target));
    }

    private void detach(String policy, String target) {
        organizations.detachPolicy(r -> r.policyId(policy).targetId(target));
    }

    private List<String> attached(String target) {
        return organizations
                .listPoliciesForTarget(r -> r.targetId(target).filter(PolicyType.SERVICE_CONTROL_POLICY))
                .policies()
                .stream()
                .map(PolicySummary::name)
                .toList();
    }

    private static String violation(Runnable call) {
        return catchThrowableOfType(ConstraintViolationException.class, call::run)
                .reasonAsString();
    }

    private static String invalid(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).reasonAsString();
    }
}
