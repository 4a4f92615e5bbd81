package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.Application;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationProvider;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationVisibility;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeApplicationResponse;
import software.amazon.awssdk.services.ssoadmin.model.FederationProtocol;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.SignInOrigin;
import software.amazon.awssdk.services.ssoadmin.model.Tag;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class ApplicationsTest {
    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223b02967a1d4c8";
    private static final String CUSTOM = "arn:aws:sso::aws:applicationProvider/custom";
    private static final String SAML = "arn:aws:sso::aws:applicationProvider/custom-saml";
    private static final String UNKNOWN =
            "arn:aws:sso::111122223333:application/ssoins-7223b02967a1d4c8/apl-0000000000000000";

    private SsoAdminClient ssoAdmin;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        ssoAdmin = Clients.of(sandbox).ssoAdmin();
    }

    @Test
    void applicationsOfTheSeedAreListed() {
        assertThat(list())
                .extracting(Application::name, Application::status, Application::applicationProviderArn)
                .containsExactly(
                        tuple("Developer Portal", ApplicationStatus.ENABLED, CUSTOM),
                        tuple("Expenses & Travel", ApplicationStatus.ENABLED, SAML),
                        tuple("Old Wiki", ApplicationStatus.DISABLED, CUSTOM));
        assertThat(list()).allSatisfy(application -> assertThat(application.applicationArn())
                .matches("arn:aws:sso::111122223333:application/ssoins-7223b02967a1d4c8/apl-[0-9a-f]{16}"));
        assertThat(ssoAdmin.listApplications(r -> r.instanceArn(INSTANCE).filter(f -> f.applicationProvider(SAML)))
                        .applications())
                .extracting(Application::name)
                .containsExactly("Expenses & Travel");
        assertThat(ssoAdmin.listApplications(
                                r -> r.instanceArn(INSTANCE).filter(f -> f.applicationAccount("204512348876")))
                        .applications())
                .isEmpty();
    }

    @Test
    void pagesOfApplicationsGoOnWhereTheLastOneEnded() {
        assertThat(ssoAdmin
                        .listApplicationsPaginator(r -> r.instanceArn(INSTANCE).maxResults(2))
                        .stream()
                        .map(page -> page.applications().size()))
                .containsExactly(2, 1);
    }

    @Test
    void createdApplicationIsDescribedAsGiven() {
        CreateApplicationResponse created = create(r -> r.name("Bücher & Zeit")
                .description("Time sheets")
                .portalOptions(o -> o.visibility(ApplicationVisibility.DISABLED)
                        .signInOptions(s ->
                                s.origin(SignInOrigin.APPLICATION).applicationUrl("https://time.example.com/login")))
                .tags(Tag.builder().key("owner").value("hr").build()));

        DescribeApplicationResponse application =
                ssoAdmin.describeApplication(r -> r.applicationArn(created.applicationArn()));
        assertThat(application.name()).isEqualTo("Bücher & Zeit");
        assertThat(application.description()).isEqualTo("Time sheets");
        assertThat(application.status()).isEqualTo(ApplicationStatus.ENABLED);
        assertThat(application.applicationAccount()).isEqualTo("111122223333");
        assertThat(application.portalOptions().visibility()).isEqualTo(ApplicationVisibility.DISABLED);
        assertThat(application.portalOptions().signInOptions().applicationUrl())
                .isEqualTo("https://time.example.com/login");
        assertThat(list()).hasSize(4);
        assertThat(ssoAdmin.listTagsForResource(r -> r.instanceArn(INSTANCE).resourceArn(created.applicationArn()))
                        .tags())
                .extracting(Tag::key, Tag::value)
                .containsExactly(tuple("owner", "hr"));
    }

    @Test
    void sameClientTokenMakesOneApplication() {
        CreateApplicationResponse first = create(r -> r.name("Once").clientToken("t-1"));

        assertThat(create(r -> r.name("Once").clientToken("t-1")).applicationArn())
                .isEqualTo(first.applicationArn());
        assertThatThrownBy(() -> create(r -> r.name("Twice").clientToken("t-1")))
                .isInstanceOf(ConflictException.class);
        assertThat(create(r -> r.name("Once")).applicationArn()).isNotEqualTo(first.applicationArn());
        assertThat(list()).hasSize(5);
    }

    @Test
    void onlyOAuthApplicationsOfKnownProvidersCanBeCreated() {
        assertThatThrownBy(() -> create(r -> r.name("x").applicationProviderArn(SAML)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create(r -> r.name("x").applicationProviderArn(CUSTOM + "er")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> create(
                        r -> r.name("x").portalOptions(o -> o.signInOptions(s -> s.origin(SignInOrigin.APPLICATION)))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("ApplicationUrl");
        assertThat(list()).hasSize(3);
    }

    @Test
    void updateChangesWhatItNamesOnly() {
        String arn = list().get(0).applicationArn();

        ssoAdmin.updateApplication(r -> r.applicationArn(arn).status(ApplicationStatus.DISABLED));
        ssoAdmin.updateApplication(r ->
                r.applicationArn(arn).portalOptions(o -> o.signInOptions(s -> s.origin(SignInOrigin.IDENTITY_CENTER))));

        DescribeApplicationResponse application = ssoAdmin.describeApplication(r -> r.applicationArn(arn));
        assertThat(application.status()).isEqualTo(ApplicationStatus.DISABLED);
        assertThat(application.name()).isEqualTo("Developer Portal");
        assertThat(application.description()).isEqualTo("Documentation and service catalogue");
        assertThat(application.portalOptions().visibility()).isEqualTo(ApplicationVisibility.ENABLED);
        assertThat(application.portalOptions().signInOptions().origin()).isEqualTo(SignInOrigin.IDENTITY_CENTER);
    }

    @Test
    void deletedApplicationIsGoneWithItsAssignments() {
        String arn = list().get(0).applicationArn();
        var assignment = ssoAdmin.listApplicationAssignments(r -> r.applicationArn(arn))
                .applicationAssignments()
                .get(0);

        ssoAdmin.deleteApplication(r -> r.applicationArn(arn));

        assertThat(list()).extracting(Application::name).containsExactly("Expenses & Travel", "Old Wiki");
        assertThat(ssoAdmin.listApplicationAssignmentsForPrincipal(r -> r.instanceArn(INSTANCE)
                                .principalId(assignment.principalId())
                                .principalType(assignment.principalType()))
                        .applicationAssignments())
                .isEmpty();
        assertThatThrownBy(() -> ssoAdmin.describeApplication(r -> r.applicationArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> ssoAdmin.describeApplication(r -> r.applicationArn(UNKNOWN)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.updateApplication(
                        r -> r.applicationArn(UNKNOWN).name("x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.deleteApplication(r -> r.applicationArn(UNKNOWN)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.listApplications(r -> r.instanceArn(INSTANCE.replace("7223b", "00000"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.describeApplication(r -> r.applicationArn("nonsense")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'applicationArn'");
    }

    @Test
    void providersAreListedAndDescribed() {
        List<ApplicationProvider> providers =
                ssoAdmin.listApplicationProviders(r -> r.maxResults(100)).applicationProviders();

        assertThat(providers)
                .extracting(ApplicationProvider::federationProtocol)
                .contains(FederationProtocol.OAUTH, FederationProtocol.SAML);
        assertThat(ssoAdmin.describeApplicationProvider(r -> r.applicationProviderArn(CUSTOM))
                        .displayData()
                        .displayName())
                .isEqualTo("Custom application");
        assertThatThrownBy(() -> ssoAdmin.describeApplicationProvider(r -> r.applicationProviderArn(CUSTOM + "er")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private List<Application> list() {
        return ssoAdmin.listApplications(r -> r.instanceArn(INSTANCE)).applications();
    }

    private CreateApplicationResponse create(Consumer<CreateApplicationRequest.Builder> given) {
        return ssoAdmin.createApplication(r -> {
            r.instanceArn(INSTANCE).applicationProviderArn(CUSTOM);
            given.accept(r);
        });
    }
}
