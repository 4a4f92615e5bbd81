package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;
import software.amazon.awssdk.services.identitystore.model.CreateUserRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.Name;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.identitystore.model.UserStatus;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

class UsersTest {
    private static final String UNKNOWN = "9067642ac7-00000000-0000-4000-8000-000000000000";

    private final MovableClock clock = new MovableClock();
    private Sandbox sandbox;
    private IdentitystoreClient store;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new Sandbox(directory, clock, SandboxBehaviour.NONE, new Random(1));
        store = Clients.of(sandbox).identityStore();
    }

    @Test
    void createdUserIsDescribedWithEverythingThatWasGiven() {
        String id = create(user -> user.userName("ann@example.org")
                .nickName("Annie")
                .title("Ingeniør")
                .profileUrl("https://example.org/ann")
                .userType("staff")
                .preferredLanguage("nb")
                .locale("nb_NO")
                .timezone("Europe/Oslo")
                .emails(e -> e.value("ann@example.org").type("work").primary(true))
                .phoneNumbers(p -> p.value("+47 5550100").type("mobile"))
                .addresses(a -> a.streetAddress("Storgata 1").locality("Oslo").country("NO")));

        DescribeUserResponse user = describe(id);

        assertThat(id).startsWith("9067642ac7-");
        assertThat(user.userName()).isEqualTo("ann@example.org");
        assertThat(user.title()).isEqualTo("Ingeniør");
        assertThat(user.name().givenName()).isEqualTo("Ann");
        assertThat(user.emails().get(0).primary()).isTrue();
        assertThat(user.phoneNumbers().get(0).value()).isEqualTo("+47 5550100");
        assertThat(user.addresses().get(0).locality()).isEqualTo("Oslo");
        assertThat(user.userStatus()).isEqualTo(UserStatus.ENABLED);
        assertThat(user.createdAt()).isEqualTo(clock.instant());
        assertThat(user.updatedAt()).isEqualTo(clock.instant());
        assertThat(user.createdBy()).startsWith("arn:aws:sts::111122223333:assumed-role/");
        assertThat(user.hasExternalIds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName", "displayName", "name", "name.givenName", "name.familyName"})
    void creationWithoutARequiredAttributeIsRefused(String missing) {
        assertThatThrownBy(() -> create(user -> {
                    switch (missing) {
                        case "userName" -> user.userName(null);
                        case "displayName" -> user.displayName(null);
                        case "name" -> user.name((Name) null);
                        case "name.givenName" -> user.name(n -> n.familyName("Lee"));
                        default -> user.name(n -> n.givenName("Ann"));
                    }
                }))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'" + missing + "'")
                .hasMessageContaining("Member must not be null");
    }

    @Test
    void userNamesAreUniqueWithoutRegardToCase() {
        create(user -> user.userName("Ann.Lee"));

        ConflictException conflict =
                catchThrowableOfType(ConflictException.class, () -> create(user -> user.userName("ANN.lee")));

        assertThat(conflict.reason()).isEqualTo(ConflictExceptionReason.UNIQUENESS_CONSTRAINT_VIOLATION);
        assertThat(conflict.awsErrorDetails().errorMessage()).isEqualTo("Duplicate UserName");
        assertThat(conflict.requestIdValue()).isNotBlank();
    }

    @Test
    void emailAddressesAreUnique() {
        create(user -> user.emails(e -> e.value("ann@example.org")));

        assertThatThrownBy(() -> create(user -> user.userName("other").emails(e -> e.value("Ann@Example.org"))))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> update(john(), "emails", emails("ann@example.org")))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Administrator", "awsadministrators"})
    void reservedNamesAreRefused(String name) {
        assertThatThrownBy(() -> create(user -> user.userName(name))).isInstanceOf(ValidationException.class);
    }

    @Test
    void unknownUserIsNotFoundByEveryOperation() {
        ResourceNotFoundException described =
                catchThrowableOfType(ResourceNotFoundException.class, () -> describe(UNKNOWN));

        assertThat(described.resourceType()).isEqualTo(ResourceType.USER);
        assertThat(described.resourceId()).isEqualTo(UNKNOWN);
        assertThatThrownBy(() -> update(UNKNOWN, "title", Document.fromString("x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> store.deleteUser(r -> r.identityStoreId(STORE).userId(UNKNOWN)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void unknownIdentityStoreIsNotFound() {
        ResourceNotFoundException failure = catchThrowableOfType(
                ResourceNotFoundException.class, () -> store.listUsers(r -> r.identityStoreId("d-0000000000")));

        assertThat(failure.resourceType()).isEqualTo(ResourceType.IDENTITY_STORE);
        assertThat(failure.resourceId()).isEqualTo("d-0000000000");
    }

    @Test
    void userIsFoundByNameEmailAndExternalId() {
        String john = store.getUserId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(u -> u.attributePath("userName")
                                .attributeValue(Document.fromString("John.Doe@example.com")))))
                .userId();
        String zoe = store.getUserId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.uniqueAttribute(u -> u.attributePath("emails.value")
                                .attributeValue(Document.fromString("zoe.mueller@example.com")))))
                .userId();
        String sofia = store.getUserId(r -> r.identityStoreId(STORE)
                        .alternateIdentifier(a -> a.externalId(e ->
                                e.issuer("https://idp.partner.example.net/scim").id("00u1a2b3c4d5e6f7g8h9"))))
                .userId();

        assertThat(describe(john).displayName()).isEqualTo("John Doe");
        assertThat(describe(zoe).displayName()).isEqualTo("Zoë Müller");
        assertThat(describe(sofia).externalIds()).hasSize(1);
    }

    @Test
    void lookUpOfNobodyIsNotFoundAndByAnUnknownPathInvalid() {
        assertThatThrownBy(() -> lookUp("userName", Document.fromString("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> lookUp("nickName", Document.fromString("Johnny")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> lookUp("userName", Document.fromNumber(5))).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, Jonny Doe",
        "nickName, JD",
        "profileUrl, https://example.com/jd",
        "userType, contractor",
        "title, Lead",
        "preferredLanguage, de",
        "locale, de_DE",
        "timezone, Europe/Paris",
        "userName, jd@example.com"
    })
    void textAttributesAreReplaced(String path, String value) {
        clock.advance(Duration.ofHours(1));

        update(john(), path, Document.fromString(value));

        String field = path.substring(0, 1).toUpperCase(Locale.ROOT) + path.substring(1);
        DescribeUserResponse user = describe(john());
        assertThat(user.getValueForField(field, String.class)).contains(value);
        assertThat(user.updatedAt()).isEqualTo(clock.instant());
        assertThat(user.createdAt()).isBefore(user.updatedAt());
    }

    @Test
    void partsOfTheNameAreSetAndRemovedOneByOne() {
        update(john(), "name.middleName", Document.fromString("Quincy"));
        update(john(), "name.honorificPrefix", Document.fromString("Dr."));
        update(john(), "name.givenName", Document.fromString("Jonathan"));
        update(john(), "name.honorificPrefix", Document.fromNull());

        assertThat(describe(john()).name().middleName()).isEqualTo("Quincy");
        assertThat(describe(john()).name().givenName()).isEqualTo("Jonathan");
        assertThat(describe(john()).name().familyName()).isEqualTo("Doe");
        assertThat(describe(john()).name().honorificPrefix()).isNull();
    }

    @Test
    void listsAreReplacedWholeInEitherSpelling() {
        update(john(), "emails", emails("jd@example.net"));
        update(
                john(),
                "addresses",
                Document.fromList(List.of(Document.mapBuilder()
                        .putString("StreetAddress", "1 High Street")
                        .putString("country", "GB")
                        .build())));
        update(john(), "phoneNumbers", Document.fromNull());

        assertThat(describe(john()).emails().get(0).value()).isEqualTo("jd@example.net");
        assertThat(describe(john()).addresses().get(0).streetAddress()).isEqualTo("1 High Street");
        assertThat(describe(john()).addresses().get(0).country()).isEqualTo("GB");
        assertThat(describe(john()).hasPhoneNumbers()).isFalse();
    }

    @Test
    void enterpriseExtensionIsShownOnlyWhenAskedFor() {
        Wire wire = new Wire(sandbox);
        String ids = "\"IdentityStoreId\":\"%s\",\"UserId\":\"%s\"".formatted(STORE, john());
        update(john(), "aws:identitystore:enterprise.department", Document.fromString("Platform"));
        update(john(), "aws:identitystore:enterprise.manager.value", Document.fromString("jane"));

        JsonNode plain = wire.json(Wire.IDENTITY_STORE + "DescribeUser", "{%s}".formatted(ids));
        JsonNode asked = wire.json(
                Wire.IDENTITY_STORE + "DescribeUser",
                "{%s,\"Extensions\":[\"aws:identitystore:enterprise\"]}".formatted(ids));
        JsonNode listed = wire.json(
                Wire.IDENTITY_STORE + "ListUsers",
                "{\"IdentityStoreId\":\"%s\",\"Extensions\":[\"aws:identitystore:enterprise\"]}".formatted(STORE));

        assertThat(plain.has("Extensions")).isFalse();
        assertThat(asked.path("Extensions").toString())
                .isEqualTo(
                        "{\"aws:identitystore:enterprise\":{\"department\":\"Platform\",\"manager\":{\"value\":\"jane\"}}}");
        assertThat(listed.path("Users").get(0).path("Extensions")).isEqualTo(asked.path("Extensions"));
    }

    @Test
    void severalOperationsAreDoneTogetherOrNotAtAll() {
        assertThatThrownBy(() -> store.updateUser(r -> r.identityStoreId(STORE)
                        .userId(john())
                        .operations(
                                AttributeOperation.builder()
                                        .attributePath("title")
                                        .attributeValue(Document.fromString("Boss"))
                                        .build(),
                                AttributeOperation.builder()
                                        .attributePath("nonsense")
                                        .attributeValue(Document.fromString("x"))
                                        .build())))
                .isInstanceOf(ValidationException.class);

        assertThat(describe(john()).title()).isEqualTo("Cloud Engineer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "userStatus",
                "userId",
                "identityStoreId",
                "externalIds",
                "name.nonsense",
                "emails.value",
                "aws:identitystore:other",
                "aws:identitystore:enterprise.nonsense",
                "aws:identitystore:enterprise.manager.nonsense",
                "extensions"
            })
    void unknownPathsAreRefused(String path) {
        assertThatThrownBy(() -> update(john(), path, Document.fromString("x")))
                .isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName", "displayName", "name", "name.givenName", "name.familyName"})
    void requiredAttributesCannotBeRemoved(String path) {
        assertThatThrownBy(() -> update(john(), path, Document.fromNull())).isInstanceOf(ValidationException.class);
    }

    @Test
    void valuesOfUpdatesObeyTheModel() {
        assertThatThrownBy(() -> update(john(), "title", Document.fromString("x".repeat(1025))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("length less than or equal to 1024");
        assertThatThrownBy(() -> update(john(), "title", Document.fromNumber(7)))
                .hasMessageContaining("can not be converted to a String");
        assertThatThrownBy(() -> update(john(), "userName", Document.fromString("jane.smith")))
                .isInstanceOf(ConflictException.class);
        update(john(), "userName", Document.fromString("JOHN.doe@example.com"));
    }

    @Test
    void deletedUserIsGoneWithItsMemberships() {
        store.deleteUser(r -> r.identityStoreId(STORE).userId(john()));

        List<User> left = store.listUsersPaginator(r -> r.identityStoreId(STORE)).users().stream()
                .toList();
        assertThat(left).hasSize(11).noneMatch(user -> user.userName().startsWith("john"));
        assertThat(store.listGroupsPaginator(r -> r.identityStoreId(STORE)).groups().stream()
                        .flatMap(group -> store
                                .listGroupMembershipsPaginator(
                                        r -> r.identityStoreId(STORE).groupId(group.groupId()))
                                .groupMemberships()
                                .stream()))
                .hasSize(12);
    }

    @Test
    @SuppressWarnings("deprecation")
    void listIsFilteredByUserNameOnly() {
        List<User> found = store.listUsers(r -> r.identityStoreId(STORE)
                        .filters(f -> f.attributePath("UserName").attributeValue("jane.smith")))
                .users();

        assertThat(found).extracting(User::displayName).containsExactly("Jane Smith");
        assertThatThrownBy(() -> store.listUsers(r -> r.identityStoreId(STORE)
                        .filters(f -> f.attributePath("Title").attributeValue("Auditor"))))
                .isInstanceOf(ValidationException.class);
    }

    private String john() {
        return store.listUsers(r -> r.identityStoreId(STORE)).users().get(0).userId();
    }

    private String create(Consumer<CreateUserRequest.Builder> more) {
        CreateUserRequest.Builder user = CreateUserRequest.builder()
                .identityStoreId(STORE)
                .userName("ann")
                .displayName("Ann Lee")
                .name(n -> n.givenName("Ann").familyName("Lee"));
        more.accept(user);
        return store.createUser(user.build()).userId();
    }

    private DescribeUserResponse describe(String id) {
        return store.describeUser(r -> r.identityStoreId(STORE).userId(id));
    }

    private void update(String id, String path, Document value) {
        store.updateUser(r -> r.identityStoreId(STORE)
                .userId(id)
                .operations(AttributeOperation.builder()
                        .attributePath(path)
                        .attributeValue(value)
                        .build()));
    }

    private void lookUp(String path, Document value) {
        store.getUserId(r -> r.identityStoreId(STORE)
                .alternateIdentifier(
                        a -> a.uniqueAttribute(u -> u.attributePath(path).attributeValue(value))));
    }

    private static Document emails(String address) {
        return Document.fromList(List.of(Document.mapBuilder()
                .putString("value", address)
                .putString("type", "work")
                .putBoolean("primary", true)
                .build()));
    }
}
