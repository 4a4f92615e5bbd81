package io.awsideman.sandbox;

import static io.awsideman.sandbox.Clients.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

class PagesTest {
    private Sandbox sandbox;
    private IdentitystoreClient store;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        store = Clients.of(sandbox).identityStore();
    }

    @Test
    void pageHoldsAHundredRowsUnlessAskedForLess() {
        sandbox.seed(new SeedPlan(250, 0, 0, 1));

        List<ListUsersResponse> pages =
                store.listUsersPaginator(r -> r.identityStoreId(STORE)).stream().toList();

        assertThat(pages).extracting(page -> page.users().size()).containsExactly(100, 100, 50);
        assertThat(pages.get(2).nextToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 11, 12, 13, 100})
    void pagesOfAnySizeTogetherAreTheWhole(int size) {
        List<String> names = store
                .listUsersPaginator(r -> r.identityStoreId(STORE).maxResults(size))
                .users()
                .stream()
                .map(User::userName)
                .toList();

        assertThat(names).hasSize(12).doesNotHaveDuplicates().startsWith("john.doe@example.com");
    }

    @Test
    void deletingEveryListedRowHidesNoneOfTheOthers() {
        sandbox.seed(new SeedPlan(60, 0, 0, 1));
        List<String> seen = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            ListUsersResponse page =
                    store.listUsers(r -> r.identityStoreId(STORE).maxResults(7).nextToken(next));
            page.users().forEach(user -> {
                seen.add(user.userId());
                store.deleteUser(r -> r.identityStoreId(STORE).userId(user.userId()));
            });
            token = page.nextToken();
        } while (token != null);

        assertThat(new HashSet<>(seen)).hasSize(60);
        assertThat(sandbox.status().users()).isZero();
    }

    @Test
    void tokenBelongsToItsOperationAndParameters() {
        String token =
                store.listUsers(r -> r.identityStoreId(STORE).maxResults(5)).nextToken();

        assertThat(store.listUsers(r -> r.identityStoreId(STORE).maxResults(3).nextToken(token))
                        .users())
                .hasSize(3);
        assertThatThrownBy(() -> store.listGroups(r -> r.identityStoreId(STORE).nextToken(token)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> store.listUsers(r -> r.identityStoreId(STORE).nextToken("A" + token.substring(1))))
                .isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "1", "bm9uc2Vuc2U", "=:/+"})
    void madeUpTokenIsInvalid(String token) {
        assertThatThrownBy(() -> store.listUsers(r -> r.identityStoreId(STORE).nextToken(token)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("NextToken");
    }
}
