package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.sandbox.Sandbox;
import io.awsideman.sandbox.SandboxBehaviour;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

class PrincipalResolverTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String NOBODY = "9067642ac7-00000000-0000-4000-8000-000000000000";

    private Groups groups;
    private PrincipalResolver resolver;

    @BeforeEach
    void open(@TempDir Path folder) {
        Sandbox sandbox = new Sandbox(folder, Clock.fixed(NOW, ZoneOffset.UTC), SandboxBehaviour.NONE, new Random(1));
        IdentitystoreClient client = Store.client(sandbox.httpClient());
        groups = Store.groups(client);
        resolver = new PrincipalResolver(Store.users(client), groups);
    }

    @ParameterizedTest
    @CsvSource({
        "john.doe@example.com,      USER",
        "jane.smith,                USER",
        "jane.smith@example.com,    USER",
        "Administrators,            GROUP",
        "Cloud Platform Team,       GROUP"
    })
    void nameTellsWhatItIs(String name, PrincipalType type) {
        Principal principal = resolver.get(name, null);

        assertThat(principal.type()).isEqualTo(type);
        assertThat(principal.exists()).isTrue();
        assertThat(resolver.get(principal.id(), null)).isEqualTo(principal);
    }

    @Test
    void nameOfAUserAndAGroupIsAmbiguousUntilTheTypeIsSaid() {
        groups.create("jane.smith", null, NOW);

        AdminException failure = catchThrowableOfType(AdminException.class, () -> resolver.get("jane.smith", null));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContainingAll("user jane.smith (", "group jane.smith (");
        assertThat(failure.remedy()).contains("--principal-type");
        assertThat(resolver.get("jane.smith", PrincipalType.USER).type()).isEqualTo(PrincipalType.USER);
        assertThat(resolver.get("jane.smith", PrincipalType.GROUP).type()).isEqualTo(PrincipalType.GROUP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane", "Administrator", NOBODY})
    void nobodyIsFoundByAPart(String name) {
        assertNotFound(() -> resolver.get(name, null));
    }

    @Test
    void typeExcludesTheOther() {
        assertNotFound(() -> resolver.get("jane.smith", PrincipalType.GROUP));
        assertNotFound(() -> resolver.get("Administrators", PrincipalType.USER));
    }

    @Test
    void idOfNobodyMayBeThatOfADeletedOneANameMayNot() {
        assertThat(resolver.getOrDeleted(NOBODY, null)).isEqualTo(Principal.deleted(NOBODY));
        assertThat(resolver.getOrDeleted("jane.smith", null).exists()).isTrue();
        assertNotFound(() -> resolver.getOrDeleted("nobody", null));
    }

    private static void assertNotFound(ThrowingCallable call) {
        AdminException failure = catchThrowableOfType(AdminException.class, call);
        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
    }
}
