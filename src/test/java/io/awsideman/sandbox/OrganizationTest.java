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
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountStatus;
import software.amazon.awssdk.services.organizations.model.Child;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ChildType;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.InvalidInputExceptionReason;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentType;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.InstanceStatus;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class OrganizationTest {
    private Sandbox sandbox;
    private OrganizationsClient organizations;
    private SsoAdminClient ssoAdmin;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        organizations = Clients.of(sandbox).organizations();
        ssoAdmin = Clients.of(sandbox).ssoAdmin();
    }

    @Test
    void organizationNamesItsManagementAccount() {
        var organization = organizations.describeOrganization().organization();

        assertThat(organization.id()).matches("o-[a-z0-9]{10,32}");
        assertThat(organization.masterAccountId()).isEqualTo("111122223333");
        assertThat(organizations
                        .describeAccount(r -> r.accountId("111122223333"))
                        .account()
                        .name())
                .isEqualTo("Example Corp");
    }

    @Test
    void treeFromTheRootReachesEveryAccountOnce() {
        List<Account> listed = organizations.listAccountsPaginator().stream()
                .flatMap(page -> page.accounts().stream())
                .toList();

        List<String> walked = below(organizations.listRoots().roots().get(0).id());

        assertThat(walked)
                .hasSize(13)
                .containsExactlyInAnyOrderElementsOf(
                        listed.stream().map(Account::id).toList());
        assertThat(listed)
                .filteredOn(account -> account.status() == AccountStatus.SUSPENDED)
                .extracting(Account::name)
                .containsExactly("legacy-crm");
        assertThat(listed).allSatisfy(account -> assertThat(account.arn()).endsWith("/" + account.id()));
    }

    @Test
    void childrenAndParentsAgree() {
        String root = organizations.listRoots().roots().get(0).id();

        List<Child> units = organizations
                .listChildren(r -> r.parentId(root).childType(ChildType.ORGANIZATIONAL_UNIT))
                .children();

        assertThat(units).hasSize(5).allSatisfy(unit -> {
            var parents = organizations.listParents(r -> r.childId(unit.id())).parents();
            assertThat(parents).hasSize(1);
            assertThat(parents.get(0).id()).isEqualTo(root);
            assertThat(parents.get(0).type()).isEqualTo(ParentType.ROOT);
        });
        assertThat(organizations
                        .listChildren(r -> r.parentId(root).childType(ChildType.ACCOUNT))
                        .children())
                .extracting(Child::id)
                .containsExactly("111122223333");
    }

    @Test
    void unitIsDescribedAsItIsListed() {
        String root = organizations.listRoots().roots().get(0).id();
        OrganizationalUnit listed = organizations
                .listOrganizationalUnitsForParent(r -> r.parentId(root))
                .organizationalUnits()
                .get(0);

        assertThat(organizations
                        .describeOrganizationalUnit(r -> r.organizationalUnitId(listed.id()))
                        .organizationalUnit())
                .isEqualTo(listed);
        assertThatThrownBy(
                        () -> organizations.describeOrganizationalUnit(r -> r.organizationalUnitId("ou-ab12-00000000")))
                .isInstanceOf(OrganizationalUnitNotFoundException.class);
    }

    @Test
    void accountsUnitsAndTheRootHaveTags() {
        assertThat(organizations
                        .listTagsForResource(r -> r.resourceId("647209931572"))
                        .tags())
                .extracting(Tag::key, Tag::value)
                .containsExactly(tuple("environment", "production"), tuple("owner", "shop"));
        String root = organizations.listRoots().roots().get(0).id();
        assertThat(organizations.listTagsForResource(r -> r.resourceId(root)).tags())
                .isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotFoundByItsOwnCode() {
        assertThatThrownBy(() -> organizations.describeAccount(r -> r.accountId("999999999999")))
                .isInstanceOf(AccountNotFoundException.class);
        assertThatThrownBy(() -> organizations.listAccountsForParent(r -> r.parentId("r-zz99")))
                .isInstanceOf(ParentNotFoundException.class);
        assertThatThrownBy(() -> organizations.listOrganizationalUnitsForParent(r -> r.parentId("ou-ab12-00000000")))
                .isInstanceOf(ParentNotFoundException.class);
        assertThatThrownBy(() -> organizations.listParents(r -> r.childId("999999999999")))
                .isInstanceOf(ChildNotFoundException.class);
        assertThatThrownBy(() -> organizations.listTagsForResource(r -> r.resourceId("999999999999")))
                .isInstanceOf(TargetNotFoundException.class);
    }

    @Test
    void constraintsOfTheModelHoldWithTheirReasons() {
        assertThat(refusal(() -> organizations.describeAccount(r -> r.accountId("12345"))))
                .isEqualTo("INVALID_PATTERN: You provided a value that does not match the required pattern.");
        assertThat(refusal(() -> organizations.describeAccount(r -> {}))).startsWith("INPUT_REQUIRED: ");
        assertThat(refusal(() -> organizations.listAccounts(r -> r.maxResults(21))))
                .startsWith("MAX_VALUE_EXCEEDED: ");
        assertThat(refusal(() -> organizations.listAccounts(r -> r.maxResults(0))))
                .startsWith("MIN_VALUE_EXCEEDED: ");
        assertThat(refusal(() ->
                        organizations.listChildren(r -> r.parentId("r-ab12").childType("NEPHEW"))))
                .startsWith("INVALID_ENUM: ");
        assertThat(refusal(() -> organizations.listPolicies(r -> r.filter("HOUSE_RULES"))))
                .startsWith("INVALID_ENUM_POLICY_TYPE: ");
        assertThat(refusal(() -> organizations.describePolicy(r -> r.policyId("FullAWSAccess"))))
                .startsWith("INVALID_SYNTAX_POLICY_ID: ");
        assertThat(refusal(() -> organizations.listPoliciesForTarget(
                        r -> r.targetId("everywhere").filter("TAG_POLICY"))))
                .startsWith("INVALID_PATTERN_TARGET_ID: ");
        assertThat(refusal(() ->
                        organizations.updatePolicy(r -> r.policyId("p-00000000").name(""))))
                .startsWith("MIN_LENGTH_EXCEEDED: ");
        assertThat(refusal(() ->
                        organizations.updatePolicy(r -> r.policyId("p-00000000").name("x".repeat(129)))))
                .startsWith("MAX_LENGTH_EXCEEDED: ");
    }

    @Test
    void pagesOfAccountsHoldAtMostTwenty() {
        sandbox.seed(new SeedPlan(0, 0, 0, 45));

        var pages = organizations.listAccountsPaginator().stream().toList();

        assertThat(pages).extracting(page -> page.accounts().size()).containsExactly(20, 20, 5);
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class,
                () -> organizations.listRoots(r -> r.nextToken(pages.get(0).nextToken())));
        assertThat(failure.reason()).isEqualTo(InvalidInputExceptionReason.INVALID_NEXT_TOKEN);
    }

    @Test
    void instanceIsListedAndDescribed() {
        InstanceMetadata instance =
                ssoAdmin.listInstances(r -> r.maxResults(10)).instances().get(0);

        assertThat(ssoAdmin.listInstances(r -> r.maxResults(10)).instances()).hasSize(1);
        assertThat(instance.instanceArn()).matches("arn:aws:sso:::instance/ssoins-[a-f0-9]{16}");
        assertThat(instance.identityStoreId()).isEqualTo(Clients.STORE);
        assertThat(ssoAdmin.describeInstance(r -> r.instanceArn(instance.instanceArn()))
                        .status())
                .isEqualTo(InstanceStatus.ACTIVE);
        assertThatThrownBy(() ->
                        ssoAdmin.describeInstance(r -> r.instanceArn("arn:aws:sso:::instance/ssoins-0000000000000000")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.describeInstance(r -> r.instanceArn("nonsense")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'instanceArn'");
    }

    @Test
    void callerIsAnAdministratorOfTheManagementAccount() {
        GetCallerIdentityResponse caller = Clients.of(sandbox).sts().getCallerIdentity();

        assertThat(caller.account()).isEqualTo("111122223333");
        assertThat(caller.arn())
                .matches("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_.*/sandbox.admin");
        assertThat(caller.userId()).endsWith(":sandbox.admin");
    }

    @Test
    void operationsThatAreNotThereYetSaySo() {
        OrganizationsException failure =
                catchThrowableOfType(OrganizationsException.class, () -> organizations.listHandshakesForAccount());

        assertThat(failure.statusCode()).isEqualTo(400);
        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
        assertThat(failure.awsErrorDetails().errorMessage())
                .isEqualTo("ListHandshakesForAccount is not available in the awsideman sandbox yet");
        assertThatThrownBy(() -> Clients.of(sandbox).sts().getSessionToken())
                .isInstanceOf(StsException.class)
                .hasMessageContaining("GetSessionToken is not available in the awsideman sandbox yet");
    }

    private static String refusal(Runnable call) {
        InvalidInputException failure = catchThrowableOfType(InvalidInputException.class, call::run);
        return failure.reason() + ": " + failure.awsErrorDetails().errorMessage();
    }

    private List<String> below(String parent) {
        List<String> ids =
                new ArrayList<>(organizations.listAccountsForParentPaginator(r -> r.parentId(parent)).stream()
                        .flatMap(page -> page.accounts().stream())
                        .map(Account::id)
                        .toList());
        organizations.listOrganizationalUnitsForParentPaginator(r -> r.parentId(parent)).stream()
                .flatMap(page -> page.organizationalUnits().stream())
                .map(OrganizationalUnit::id)
                .forEach(unit -> ids.addAll(below(unit)));
        return ids;
    }
}
