package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyType;

class OrganizationAccessTest {
    private static final String AUDIT = "318820047153";
    private static final String SHOP = "647209931572";
    private static final String PLAYGROUND = "951728340065";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {AUDIT, "536014478215"})
    void delegatedAdministratorOfAnyServiceReadsEverythingAndChangesNothing(String administrator) {
        OrganizationsClient organizations = from(administrator);

        assertThat(organizations.listAccounts().accounts()).hasSize(13);
        assertThat(organizations.listRoots().roots()).hasSize(1);
        assertThat(organizations.listCreateAccountStatus().createAccountStatuses())
                .isEmpty();
        assertThatThrownBy(() -> organizations.closeAccount(r -> r.accountId(PLAYGROUND)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organizations.deregisterDelegatedAdministrator(
                        r -> r.accountId(administrator).servicePrincipal("sso.amazonaws.com")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void otherMembersSeeTheOrganizationAndWhatHoldsForThemselves() {
        OrganizationsClient organizations = from(SHOP);

        assertThat(organizations.describeOrganization().organization().masterAccountId())
                .isEqualTo("111122223333");
        assertThat(organizations
                        .describeEffectivePolicy(r -> r.policyType(EffectivePolicyType.TAG_POLICY))
                        .effectivePolicy()
                        .targetId())
                .isEqualTo(SHOP);
        assertThatThrownBy(() -> organizations.describeEffectivePolicy(
                        r -> r.policyType(EffectivePolicyType.TAG_POLICY).targetId(AUDIT)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(organizations::listAccounts).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(organizations::listCreateAccountStatus).isInstanceOf(AccessDeniedException.class);
    }

    private OrganizationsClient from(String account) {
        return Clients.of(new Sandbox(
                        directory, new MovableClock(), SandboxBehaviour.parse("caller=" + account), new Random(1)))
                .organizations();
    }
}
