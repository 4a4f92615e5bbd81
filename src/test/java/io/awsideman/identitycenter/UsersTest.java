package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;

class UsersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private Path directory;
    private Sandbox sandbox;
    private Users users;

    @BeforeEach
    void open(@TempDir Path folder) {
        directory = folder;
        sandbox = sandbox(NOW);
        users = users(sandbox.httpClient());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane.smith", "JANE.SMITH", "jane.smith@example.com"})
    void userIsFoundByNameOrAddressWithoutListingAll(String text) {
        User user = users.get(text);

        assertThat(user.userName()).isEqualTo("jane.smith");
        assertThat(users.get(user.id())).isEqualTo(user);
        assertThat(sandbox.status().calls()).doesNotContainKey("identitystore:ListUsers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "jane.smith@example", "9067642ac7-00000000-0000-4000-8000-000000000000"})
    void partOfANameIsNoName(String text) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> users.get(text));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining(text);
    }

    @Test
    void nameOfOneThatIsTheAddressOfAnotherIsAmbiguous() {
        User other = users.create(person("jane.smith@example.com"), NOW).value();

        AdminException failure = catchThrowableOfType(AdminException.class, () -> users.get("jane.smith@example.com"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure)
                .hasMessageContainingAll(other.id(), users.get("jane.smith").id());
    }

    @Test
    void userWhoseNameIsAlsoTheAddressIsOneUser() {
        assertThat(users.get("john.doe@example.com").userName()).isEqualTo("john.doe@example.com");
    }

    @Test
    void listIsCompleteAndInTheNamesOfTheApi() {
        List<User> all = users.list();

        assertThat(all).hasSize(12).extracting(User::userName).contains("misaki.yamada");
        assertThat(all.get(0).attributes()).containsKeys("UserId", "UserName", "Name", "Emails", "IdentityStoreId");
    }

    @Test
    void usersOfManyIdsAreFoundWithOneListing() {
        String jane = users.get("jane.smith").id();
        String john = users.get("john.doe@example.com").id();
        String nobody = "9067642ac7-00000000-0000-4000-8000-000000000000";
        long described = described();

        Map<String, User> found = users.byIds(List.of(john, nobody, jane, john));

        assertThat(found.values()).extracting(User::userName).containsExactly("john.doe@example.com", "jane.smith");
        assertThat(sandbox.status().calls())
                .containsEntry("identitystore:ListUsers", 1L)
                .containsEntry("identitystore:DescribeUser", described + 1);
    }

    private long described() {
        return sandbox.status().calls().getOrDefault("identitystore:DescribeUser", 0L);
    }

    @Test
    void usersOfNoIdsCostNoCall() {
        assertThat(users.byIds(List.of())).isEmpty();
        assertThat(sandbox.status().calls()).isEmpty();
    }

    @Test
    void createdUserIsDescribedByTheService() {
        User user = users.create(person("new.user"), NOW).value();

        assertThat(user.userName()).isEqualTo("new.user");
        assertThat(user.displayName()).isEqualTo("New User");
        assertThat(user.attributes()).containsKeys("CreatedAt", "UserStatus");
        assertThat(users.get("new.user")).isEqualTo(user);
    }

    @Test
    void createdUserWhoseAnswerWasLostIsOurs() {
        Users over = users(new AnswerLosingClient(sandbox.httpClient(), "CreateUser"));

        User user = over.create(person("new.user"), NOW).value();

        assertThat(user.userName()).isEqualTo("new.user");
        assertThat(sandbox.status().users()).isEqualTo(13);
        assertThat(sandbox.status().calls()).containsEntry("identitystore:CreateUser", 2L);
    }

    @Test
    void userOfSomebodyElseIsAConflictAlsoAfterALostAnswer() {
        users.create(person("taken"), NOW);
        Instant later = NOW.plus(Duration.ofMinutes(5));
        Sandbox then = sandbox(later);

        assertThatThrownBy(() -> users(then.httpClient()).create(person("taken"), later))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("user name taken is taken")
                .hasCauseInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> users(new AnswerLosingClient(then.httpClient(), "CreateUser"))
                        .create(person("taken"), later))
                .isInstanceOf(AdminException.class)
                .hasMessageContaining("user name taken is taken")
                .hasCauseInstanceOf(ConflictException.class);
        assertThat(then.status().users()).isEqualTo(13);
    }

    @Test
    void updateSetsWhatIsMentionedRemovesWhatIsNamedAndLeavesTheRest() {
        User before = users.get("jane.smith");

        User after = users.update(
                        before.id(),
                        new UserAttributes(
                                Map.of(UserAttribute.NICK_NAME, "JJ"),
                                List.of(new Contact("jane@new.example", "work", true)),
                                List.of(),
                                List.of()),
                        List.of("title"))
                .orElseThrow();

        assertThat(after.attributes()).containsEntry("NickName", "JJ").doesNotContainKey("Title");
        assertThat(after.attributes().get("Emails")).asString().contains("jane@new.example");
        assertThat(after.attributes()).containsEntry("Name", before.attributes().get("Name"));
    }

    @Test
    void deletedUserIsGone() {
        String id = users.get("jane.smith").id();

        users.delete(id);

        assertThatThrownBy(() -> users.get(id)).isInstanceOf(AdminException.class);
        assertThatThrownBy(() -> users.get("jane.smith")).isInstanceOf(AdminException.class);
    }

    private Sandbox sandbox(Instant now) {
        return new Sandbox(
                directory, Clock.fixed(now, ZoneOffset.UTC), SandboxBehaviour.NONE, new Random(now.hashCode()));
    }

    private static UserAttributes person(String userName) {
        Map<UserAttribute, String> texts = new TreeMap<>(Map.of(
                UserAttribute.USER_NAME, userName,
                UserAttribute.DISPLAY_NAME, "New User",
                UserAttribute.GIVEN_NAME, "New",
                UserAttribute.FAMILY_NAME, "User"));
        return new UserAttributes(texts, List.of(), List.of(), List.of());
    }

    private static Users users(SdkHttpClient http) {
        return Store.users(Store.client(http));
    }
}
