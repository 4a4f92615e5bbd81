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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccountAlreadyRegisteredException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AccountNotRegisteredException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.DelegatedService;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.InvalidInputExceptionReason;

class DelegatedAdministratorsTest {
    private static final String AUDIT = "318820047153";
    private static final String SHARED_SERVICES = "536014478215";
    private static final String NETWORK = "425561190038";
    private static final String SSO = "sso.amazonaws.com";

    private OrganizationsClient organizations;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        organizations = Clients.of(sandbox).organizations();
    }

    @Test
    void administratorsAreListedByService() {
        assertThat(administrators())
                .extracting(DelegatedAdministrator::id, DelegatedAdministrator::name)
                .containsExactly(tuple(AUDIT, "audit"), tuple(SHARED_SERVICES, "shared-services"));
        assertThat(administratorsOf(SSO)).containsExactly(SHARED_SERVICES);
        assertThat(administratorsOf("ram.amazonaws.com")).isEmpty();
    }

    @Test
    void servicesOfAnAdministratorAreListed() {
        assertThat(organizations
                        .listDelegatedServicesForAccount(r -> r.accountId(AUDIT))
                        .delegatedServices())
                .extracting(DelegatedService::servicePrincipal)
                .containsExactly("config.amazonaws.com", "guardduty.amazonaws.com", "securityhub.amazonaws.com");
        assertThatThrownBy(() -> organizations.listDelegatedServicesForAccount(r -> r.accountId(NETWORK)))
                .isInstanceOf(AccountNotRegisteredException.class);
        assertThatThrownBy(() -> organizations.listDelegatedServicesForAccount(r -> r.accountId("999999999999")))
                .isInstanceOf(AccountNotFoundException.class);
    }

    @Test
    void registeredAdministratorIsSeenUntilDeregistered() {
        organizations.registerDelegatedAdministrator(r -> r.accountId(NETWORK).servicePrincipal("ram.amazonaws.com"));

        assertThat(administratorsOf("ram.amazonaws.com")).containsExactly(NETWORK);
        assertThat(organizations
                        .listDelegatedAdministrators(r -> r.servicePrincipal("ram.amazonaws.com"))
                        .delegatedAdministrators()
                        .get(0)
                        .delegationEnabledDate())
                .isAfter("2024-01-15T09:00:00Z");
        assertThatThrownBy(() -> organizations.registerDelegatedAdministrator(
                        r -> r.accountId(NETWORK).servicePrincipal("ram.amazonaws.com")))
                .isInstanceOf(AccountAlreadyRegisteredException.class);

        organizations.deregisterDelegatedAdministrator(r -> r.accountId(NETWORK).servicePrincipal("ram.amazonaws.com"));

        assertThat(administrators()).extracting(DelegatedAdministrator::id).doesNotContain(NETWORK);
        assertThatThrownBy(() -> organizations.deregisterDelegatedAdministrator(
                        r -> r.accountId(NETWORK).servicePrincipal("ram.amazonaws.com")))
                .isInstanceOf(AccountNotRegisteredException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333, sso.amazonaws.com, CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
        "987654012349, sso.amazonaws.com, CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
        "425561190038, ipam.amazonaws.com, SERVICE_ACCESS_NOT_ENABLED"
    })
    void registrationHasItsConditions(String account, String service, String reason) {
        ConstraintViolationException failure = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> organizations.registerDelegatedAdministrator(
                        r -> r.accountId(account).servicePrincipal(service)));

        assertThat(failure.reasonAsString()).isEqualTo(reason);
    }

    @Test
    void trustedServicesAreListedEnabledAndDisabled() {
        assertThat(trusted()).hasSize(7).contains(SSO).doesNotContain("ipam.amazonaws.com");

        organizations.enableAWSServiceAccess(r -> r.servicePrincipal("ipam.amazonaws.com"));
        organizations.enableAWSServiceAccess(r -> r.servicePrincipal("ipam.amazonaws.com"));
        assertThat(trusted()).hasSize(8).contains("ipam.amazonaws.com");

        organizations.disableAWSServiceAccess(r -> r.servicePrincipal("ipam.amazonaws.com"));
        organizations.disableAWSServiceAccess(r -> r.servicePrincipal("ipam.amazonaws.com"));
        assertThat(trusted()).hasSize(7);
    }

    @Test
    void serviceWithAnAdministratorKeepsItsAccess() {
        ConstraintViolationException failure = catchThrowableOfType(
                ConstraintViolationException.class,
                () -> organizations.disableAWSServiceAccess(r -> r.servicePrincipal(SSO)));

        assertThat(failure.reasonAsString()).isEqualTo("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
        assertThat(trusted()).contains(SSO);
    }

    @Test
    void whatIsNoServiceIsUnrecognized() {
        InvalidInputException failure = catchThrowableOfType(
                InvalidInputException.class,
                () -> organizations.enableAWSServiceAccess(r -> r.servicePrincipal("sso")));

        assertThat(failure.reason()).isEqualTo(InvalidInputExceptionReason.UNRECOGNIZED_SERVICE_PRINCIPAL);
    }

    private List<DelegatedAdministrator> administrators() {
        return organizations.listDelegatedAdministrators(r -> r.maxResults(20)).delegatedAdministrators();
    }

    private List<String> administratorsOf(String service) {
        return organizations
                .listDelegatedAdministrators(r -> r.servicePrincipal(service))
                .delegatedAdministrators()
                .stream()
                .map(DelegatedAdministrator::id)
                .toList();
    }

    private List<String> trusted() {
        return organizations
                .listAWSServiceAccessForOrganization(r -> r.maxResults(20))
                .enabledServicePrincipals()
                .stream()
                .map(EnabledServicePrincipal::servicePrincipal)
                .toList();
    }
}
