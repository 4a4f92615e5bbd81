package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreatePermissionSetRequest;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.ssoadmin.model.Tag;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class PermissionSetsTest {
    private static final String ABSENT = "arn:aws:sso:::permissionSet/ssoins-7223b02967a1d4c8/ps-0000000000000000";

    private final MovableClock clock = new MovableClock();
    private SsoAdminClient admin;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, clock, SandboxBehaviour.NONE, new Random(1));
        admin = Clients.of(sandbox).ssoAdmin();
    }

    @Test
    void createdPermissionSetIsDescribedWithItsDefaults() {
        PermissionSet created = create(r -> r.name("Break+Glass=,.@-_1"));

        PermissionSet described = describe(created.permissionSetArn());

        assertThat(described).isEqualTo(created);
        assertThat(described.name()).isEqualTo("Break+Glass=,.@-_1");
        assertThat(described.permissionSetArn())
                .matches("arn:aws:sso:::permissionSet/ssoins-7223b02967a1d4c8/ps-[0-9a-f]{16}");
        assertThat(described.sessionDuration()).isEqualTo("PT1H");
        assertThat(described.createdDate()).isEqualTo(clock.instant());
        assertThat(described.description()).isNull();
        assertThat(described.relayState()).isNull();
    }

    @Test
    void nameIsTakenOnlyOnce() {
        create(r -> r.name("Once"));

        assertThatThrownBy(() -> create(r -> r.name("Once")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("PermissionSet with name Once already exists.");
    }

    @Test
    void updateClearsWhatItDoesNotName() {
        String arn = create(r -> r.name("Full")
                        .description("All of it")
                        .sessionDuration("PT8H")
                        .relayState("https://console.aws.amazon.com/billing"))
                .permissionSetArn();

        admin.updatePermissionSet(
                r -> r.instanceArn(INSTANCE).permissionSetArn(arn).description("Less of it"));

        PermissionSet updated = describe(arn);
        assertThat(updated.name()).isEqualTo("Full");
        assertThat(updated.description()).isEqualTo("Less of it");
        assertThat(updated.sessionDuration()).isEqualTo("PT1H");
        assertThat(updated.relayState()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "PT12H1S", "P1D", "-PT2H", "P1Y", "PT"})
    void sessionsLastFromOneToTwelveHours(String duration) {
        assertThatThrownBy(() -> create(r -> r.name("Long").sessionDuration(duration)))
                .isInstanceOf(ValidationException.class);
        assertThat(create(r -> r.name("Longest").sessionDuration("PT720M")).sessionDuration())
                .isEqualTo("PT720M");
    }

    @ParameterizedTest
    @CsvSource({"'has space'", "''", "abcdefghijklmnopqrstuvwxyz0123456", "Ünïcode"})
    void namesFollowThePatternOfTheModel(String name) {
        assertThatThrownBy(() -> create(r -> r.name(name)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at 'name' failed to satisfy constraint");
    }

    @Test
    void listingHasEveryPermissionSetInPagesOfAtMostAHundred() {
        int before = list().size();
        List<String> made = IntStream.range(0, 230)
                .mapToObj(i -> create(r -> r.name("Set-" + i)).permissionSetArn())
                .toList();

        assertThat(list()).hasSize(before + 230).containsAll(made).doesNotHaveDuplicates();
        assertThat(admin.listPermissionSets(r -> r.instanceArn(INSTANCE)).permissionSets())
                .hasSize(100);
        assertThatThrownBy(() ->
                        admin.listPermissionSets(r -> r.instanceArn(INSTANCE).maxResults(101)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() ->
                        admin.listPermissionSets(r -> r.instanceArn(INSTANCE).nextToken("bm9wZQ")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void deletedPermissionSetIsGoneWithItsTagsAndFreesItsName() {
        String arn = create(r -> r.name("Short").tags(tag("team", "shop"))).permissionSetArn();

        admin.deletePermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(arn));

        assertThatThrownBy(() -> describe(arn))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(arn);
        assertThatThrownBy(() -> admin.listTagsForResource(r -> r.resourceArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(create(r -> r.name("Short")).permissionSetArn()).isNotEqualTo(arn);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String foreign = "arn:aws:sso:::instance/ssoins-0000000000000000";

        assertThatThrownBy(() -> describe(ABSENT)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() ->
                        admin.updatePermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(ABSENT)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> admin.listPermissionSets(r -> r.instanceArn(foreign)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(foreign);
        assertThatThrownBy(() -> admin.listPermissionSets(r -> r.instanceArn("nonsense")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void tagsAreAddedReplacedAndRemoved() {
        String arn = create(r -> r.name("Tagged").tags(tag("team", "shop"), tag("cost centre", "Ü-1")))
                .permissionSetArn();

        admin.tagResource(r -> r.instanceArn(INSTANCE).resourceArn(arn).tags(tag("team", "payments"), tag("tier", "")));
        assertThat(tags(arn))
                .extracting(Tag::key, Tag::value)
                .containsExactly(tuple("cost centre", "Ü-1"), tuple("team", "payments"), tuple("tier", ""));

        admin.untagResource(r -> r.instanceArn(INSTANCE).resourceArn(arn).tagKeys("team", "never there"));
        assertThat(tags(arn)).extracting(Tag::key).containsExactly("cost centre", "tier");
    }

    @Test
    void tagsHaveLimits() {
        String arn = create(r -> r.name("Labelled")).permissionSetArn();
        Tag[] fifty =
                IntStream.range(0, 50).mapToObj(i -> tag("key" + i, "value")).toArray(Tag[]::new);
        admin.tagResource(r -> r.resourceArn(arn).tags(fifty));

        assertThatThrownBy(() -> admin.tagResource(r -> r.resourceArn(arn).tags(tag("one more", ""))))
                .isInstanceOf(ServiceQuotaExceededException.class);
        assertThatThrownBy(() -> admin.tagResource(r -> r.resourceArn(arn).tags(tag("AWS:mine", ""))))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> admin.tagResource(r -> r.resourceArn(arn).tags(tag("a", "1"), tag("a", "2"))))
                .isInstanceOf(ValidationException.class);
        assertThat(tags(arn)).hasSize(50);
    }

    private PermissionSet create(Consumer<CreatePermissionSetRequest.Builder> request) {
        return admin.createPermissionSet(request.andThen(r -> r.instanceArn(INSTANCE)))
                .permissionSet();
    }

    private PermissionSet describe(String arn) {
        return admin.describePermissionSet(r -> r.instanceArn(INSTANCE).permissionSetArn(arn))
                .permissionSet();
    }

    private List<String> list() {
        return admin.listPermissionSetsPaginator(r -> r.instanceArn(INSTANCE)).permissionSets().stream()
                .toList();
    }

    private List<Tag> tags(String arn) {
        return admin.listTagsForResource(r -> r.resourceArn(arn)).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
