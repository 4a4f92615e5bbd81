package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyType;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.InvalidInputExceptionReason;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.Policy;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyTargetSummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.PolicyTypeStatus;
import software.amazon.awssdk.services.organizations.model.PolicyTypeSummary;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;
import software.amazon.awssdk.services.organizations.model.TargetType;

class PoliciesTest {
    private static final String SHOP = "647209931572";

    private Sandbox sandbox;
    private OrganizationsClient organizations;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        organizations = Clients.of(sandbox).organizations();
    }

    @Test
    void rootSaysWhichTypesAreEnabled() {
        assertThat(organizations.listRoots().roots().get(0).policyTypes())
                .extracting(PolicyTypeSummary::type, PolicyTypeSummary::status)
                .containsExactly(
                        tuple(PolicyType.SERVICE_CONTROL_POLICY, PolicyTypeStatus.ENABLED),
                        tuple(PolicyType.RESOURCE_CONTROL_POLICY, PolicyTypeStatus.ENABLED),
                        tuple(PolicyType.TAG_POLICY, PolicyTypeStatus.ENABLED));
    }

    @Test
    void policiesAreListedByTypeWithoutTheirContent() {
        List<PolicySummary> control = organizations
                .listPolicies(r -> r.filter(PolicyType.SERVICE_CONTROL_POLICY))
                .policies();

        assertThat(control).hasSize(8).allSatisfy(policy -> assertThat(policy.type())
                .isEqualTo(PolicyType.SERVICE_CONTROL_POLICY));
        assertThat(control)
                .filteredOn(PolicySummary::awsManaged)
                .extracting(PolicySummary::id, PolicySummary::arn)
                .containsExactly(tuple(
                        "p-FullAWSAccess", "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"));
        assertThat(organizations
                        .listPolicies(r -> r.filter(PolicyType.BACKUP_POLICY))
                        .policies())
                .isEmpty();
    }

    @Test
    void policyIsDescribedWithItsContent() {
        String id = named(PolicyType.RESOURCE_CONTROL_POLICY, "OwnIdentitiesOnly");

        Policy policy = organizations.describePolicy(r -> r.policyId(id)).policy();

        assertThat(policy.policySummary().arn())
                .isEqualTo("arn:aws:organizations::111122223333:policy/o-a1b2c3d4e5/resource_control_policy/" + id);
        assertThat(policy.policySummary().description()).contains("Production data");
        assertThat(policy.content()).contains("\"Sid\":\"OwnIdentitiesOnly\"");
    }

    @Test
    void policiesOfATargetAreThoseAttachedToItself() {
        assertThat(attached(SHOP, PolicyType.SERVICE_CONTROL_POLICY)).containsExactly("FullAWSAccess");
        assertThat(attached(unit("Production"), PolicyType.SERVICE_CONTROL_POLICY))
                .containsExactlyInAnyOrder("FullAWSAccess", "DenyRootUser");
        assertThat(attached(root(), PolicyType.RESOURCE_CONTROL_POLICY))
                .containsExactlyInAnyOrder("RCPFullAWSAccess", "EncryptedTransportOnly");
        assertThat(attached(SHOP, PolicyType.TAG_POLICY)).isEmpty();
    }

    @Test
    void targetsOfAPolicyAreRootsUnitsAndAccounts() {
        List<PolicyTargetSummary> targets =
                organizations.listTargetsForPolicyPaginator(r -> r.policyId("p-FullAWSAccess")).stream()
                        .flatMap(page -> page.targets().stream())
                        .toList();

        assertThat(targets)
                .hasSize(1 + 7 + 13)
                .extracting(PolicyTargetSummary::type)
                .contains(TargetType.ROOT, TargetType.ORGANIZATIONAL_UNIT, TargetType.ACCOUNT);
        assertThat(targets)
                .filteredOn(target -> target.targetId().equals(SHOP))
                .extracting(PolicyTargetSummary::name, PolicyTargetSummary::arn)
                .containsExactly(
                        tuple("shop-production", "arn:aws:organizations::111122223333:account/o-a1b2c3d4e5/" + SHOP));
        String draft = named(PolicyType.SERVICE_CONTROL_POLICY, "DenyPublicBuckets");
        assertThat(organizations.listTargetsForPolicy(r -> r.policyId(draft)).targets())
                .isEmpty();
    }

    @Test
    void pageCanBeEmptyThoughMoreFollow() {
        List<ListPoliciesResponse> pages =
                organizations
                        .listPoliciesPaginator(
                                r -> r.filter(PolicyType.TAG_POLICY).maxResults(1))
                        .stream()
                        .toList();

        assertThat(pages)
                .anySatisfy(page -> {
                    assertThat(page.policies()).isEmpty();
                    assertThat(page.nextToken()).isNotNull();
                })
                .hasSize(13);
        assertThat(pages.stream().mapToInt(page -> page.policies().size()).sum())
                .isEqualTo(2);
    }

    @Test
    void tagPoliciesAddUpFromTheRootToTheAccount() {
        var production = organizations
                .describeEffectivePolicy(
                        r -> r.policyType(EffectivePolicyType.TAG_POLICY).targetId(SHOP))
                .effectivePolicy();
        var own = organizations
                .describeEffectivePolicy(r -> r.policyType(EffectivePolicyType.TAG_POLICY))
                .effectivePolicy();

        assertThat(production.policyContent())
                .isEqualTo("{\"tags\":{\"environment\":{\"tag_key\":\"environment\","
                        + "\"tag_value\":[\"production\",\"shared\"],\"enforced_for\":[\"ec2:instance\"]}}}");
        assertThat(own.targetId()).isEqualTo("111122223333");
        assertThat(own.policyContent())
                .contains("\"tag_value\":[\"production\",\"staging\",\"development\",\"shared\"]");
        assertThat(own.lastUpdatedTimestamp()).isEqualTo("2024-01-15T09:00:00Z");
    }

    @Test
    void effectivePolicyIsForAccountsWithOne() {
        assertThatThrownBy(() -> organizations.describeEffectivePolicy(
                        r -> r.policyType(EffectivePolicyType.BACKUP_POLICY).targetId(SHOP)))
                .isInstanceOf(EffectivePolicyNotFoundException.class);
        assertThatThrownBy(() -> organizations.describeEffectivePolicy(
                        r -> r.policyType(EffectivePolicyType.TAG_POLICY).targetId("999999999999")))
                .isInstanceOf(TargetNotFoundException.class);
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class,
                () -> organizations.describeEffectivePolicy(
                        r -> r.policyType(EffectivePolicyType.TAG_POLICY).targetId(root())));
        assertThat(failure.reason()).isEqualTo(InvalidInputExceptionReason.TARGET_NOT_SUPPORTED);
    }

    @Test
    void whatDoesNotExistIsNotFoundByItsOwnCode() {
        assertThatThrownBy(() -> organizations.describePolicy(r -> r.policyId("p-00000000")))
                .isInstanceOf(PolicyNotFoundException.class);
        assertThatThrownBy(() -> organizations.listTargetsForPolicy(r -> r.policyId("p-00000000")))
                .isInstanceOf(PolicyNotFoundException.class);
        for (String target : List.of("r-zz99", "ou-ab12-00000000", "999999999999")) {
            assertThatThrownBy(() -> attached(target, PolicyType.SERVICE_CONTROL_POLICY))
                    .isInstanceOf(TargetNotFoundException.class);
        }
    }

    private String named(PolicyType type, String name) {
        return organizations.listPolicies(r -> r.filter(type)).policies().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> attached(String target, PolicyType type) {
        return organizations.listPoliciesForTarget(r -> r.targetId(target).filter(type)).policies().stream()
                .map(PolicySummary::name)
                .toList();
    }

    private String root() {
        return organizations.listRoots().roots().get(0).id();
    }

    private String unit(String name) {
        List<OrganizationalUnit> open = new ArrayList<>(below(root()));
        while (!open.get(0).name().equals(name)) {
            open.addAll(below(open.remove(0).id()));
        }
        return open.get(0).id();
    }

    private List<OrganizationalUnit> below(String parent) {
        return organizations
                .listOrganizationalUnitsForParent(r -> r.parentId(parent))
                .organizationalUnits();
    }
}
