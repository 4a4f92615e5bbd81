package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason;
import software.amazon.awssdk.services.organizations.model.DuplicateOrganizationalUnitException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotEmptyException;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.Tag;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;

class OrganizationalUnitsTest {
    private OrganizationsClient organizations;
    private String root;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        organizations = Clients.of(sandbox).organizations();
        root = organizations.listRoots().roots().get(0).id();
    }

    @Test
    void createdUnitHangsUnderItsParentWithTagsAndFullAccess() {
        OrganizationalUnit unit = organizations
                .createOrganizationalUnit(
                        r -> r.parentId(root).name("Forschung & Co").tags(tag("owner", "labs")))
                .organizationalUnit();

        assertThat(unit.id()).matches("ou-ab12-[0-9a-z]{8}");
        assertThat(unit.arn()).isEqualTo("arn:aws:organizations::111122223333:ou/o-a1b2c3d4e5/" + unit.id());
        assertThat(below(root)).extracting(OrganizationalUnit::name).contains("Forschung & Co");
        assertThat(organizations
                        .listParents(r -> r.childId(unit.id()))
                        .parents()
                        .get(0)
                        .id())
                .isEqualTo(root);
        assertThat(tags(unit.id())).extracting(Tag::key, Tag::value).containsExactly(tuple("owner", "labs"));
        assertThat(organizations
                        .listPoliciesForTarget(r -> r.targetId(unit.id()).filter(PolicyType.SERVICE_CONTROL_POLICY))
                        .policies())
                .extracting(PolicySummary::name)
                .containsExactly("FullAWSAccess");
    }

    @Test
    void namesAreUniqueAmongSiblingsOnly() {
        assertThatThrownBy(() -> create(root, "Security")).isInstanceOf(DuplicateOrganizationalUnitException.class);
        OrganizationalUnit inner = create(unit("Security"), "Security");
        assertThatThrownBy(() -> rename(unit("Infrastructure"), "Security"))
                .isInstanceOf(DuplicateOrganizationalUnitException.class);

        rename(unit("Infrastructure"), "Infrastructure");
        assertThat(rename(inner.id(), "Inner").name()).isEqualTo("Inner");

        assertThat(below(unit("Security"))).extracting(OrganizationalUnit::name).containsExactly("Inner");
    }

    @Test
    void unitsAreAtMostFiveDeep() {
        String parent = root;
        for (int depth = 1; depth <= 5; depth++) {
            parent = create(parent, "Level " + depth).id();
        }
        String deepest = parent;

        ConstraintViolationException failure =
                catchThrowableOfType(ConstraintViolationException.class, () -> create(deepest, "Level 6"));

        assertThat(failure.reason()).isEqualTo(ConstraintViolationExceptionReason.OU_DEPTH_LIMIT_EXCEEDED);
    }

    @Test
    void onlyEmptyUnitsCanBeDeleted() {
        OrganizationalUnit unit = create(root, "Short-lived");
        assertThatThrownBy(() -> delete(unit("Workloads"))).isInstanceOf(OrganizationalUnitNotEmptyException.class);
        assertThatThrownBy(() -> delete(unit("Security"))).isInstanceOf(OrganizationalUnitNotEmptyException.class);

        delete(unit.id());

        assertThat(below(root)).extracting(OrganizationalUnit::name).doesNotContain("Short-lived");
        assertThatThrownBy(() -> tags(unit.id())).isInstanceOf(TargetNotFoundException.class);
        assertThat(organizations.listTargetsForPolicyPaginator(r -> r.policyId("p-FullAWSAccess")).stream()
                        .flatMap(page -> page.targets().stream()))
                .noneMatch(target -> target.targetId().equals(unit.id()));
    }

    @Test
    void whatDoesNotExistIsNotFoundByItsOwnCode() {
        String unknown = "ou-ab12-00000000";
        assertThatThrownBy(() -> create(unknown, "x")).isInstanceOf(ParentNotFoundException.class);
        assertThatThrownBy(() -> rename(unknown, "x")).isInstanceOf(OrganizationalUnitNotFoundException.class);
        assertThatThrownBy(() -> delete(unknown)).isInstanceOf(OrganizationalUnitNotFoundException.class);
    }

    @Test
    void tagsAreAddedReplacedAndRemoved() {
        String unit = unit("Security");

        organizations.tagResource(r -> r.resourceId(unit).tags(tag("managed-by", "security"), tag("a", "b")));
        assertThat(tags(unit))
                .extracting(Tag::key, Tag::value)
                .containsExactly(tuple("a", "b"), tuple("managed-by", "security"));

        organizations.untagResource(r -> r.resourceId(unit).tagKeys("managed-by", "never-there"));
        assertThat(tags(unit)).extracting(Tag::key).containsExactly("a");
    }

    @Test
    void tagsHaveTheirRules() {
        String unit = unit("Security");
        assertThat(refusal(unit, tag("aws:own", "x"))).isEqualTo("INVALID_SYSTEM_TAGS_PARAMETER");
        assertThat(refusal(unit, tag("a", "x"), tag("A", "y"))).isEqualTo("DUPLICATE_TAG_KEY");
        assertThat(refusal("p-FullAWSAccess", tag("a", "x"))).isEqualTo("INVALID_PATTERN");
        assertThatThrownBy(() -> organizations.tagResource(
                        r -> r.resourceId("999999999999").tags(tag("a", "b"))))
                .isInstanceOf(TargetNotFoundException.class);
        for (int i = 0; i < 49; i++) {
            String key = "key-" + i;
            organizations.tagResource(r -> r.resourceId(unit).tags(tag(key, "x")));
        }
        ConstraintViolationException failure = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> organizations.tagResource(r -> r.resourceId(unit).tags(tag("one-more", "x"))));
        assertThat(failure.reason()).isEqualTo(ConstraintViolationExceptionReason.MAX_TAG_LIMIT_EXCEEDED);
    }

    private String refusal(String resource, Tag... tags) {
        return catchThrowableOfType(
                        InvalidInputException.class,
                        () -> organizations.tagResource(
                                r -> r.resourceId(resource).tags(tags)))
                .reasonAsString();
    }

    private OrganizationalUnit create(String parent, String name) {
        return organizations
                .createOrganizationalUnit(r -> r.parentId(parent).name(name))
                .organizationalUnit();
    }

    private OrganizationalUnit rename(String unit, String name) {
        return organizations
                .updateOrganizationalUnit(r -> r.organizationalUnitId(unit).name(name))
                .organizationalUnit();
    }

    private void delete(String unit) {
        organizations.deleteOrganizationalUnit(r -> r.organizationalUnitId(unit));
    }

    private List<OrganizationalUnit> below(String parent) {
        return organizations
                .listOrganizationalUnitsForParent(r -> r.parentId(parent))
                .organizationalUnits();
    }

    private String unit(String name) {
        return below(root).stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Tag> tags(String resource) {
        return organizations.listTagsForResource(r -> r.resourceId(resource)).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
