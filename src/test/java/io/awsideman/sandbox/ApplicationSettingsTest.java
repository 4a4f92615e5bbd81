package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AuthenticationMethodType;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.GrantItem;
import software.amazon.awssdk.services.ssoadmin.model.GrantType;
import software.amazon.awssdk.services.ssoadmin.model.JwksRetrievalOption;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ScopeDetails;
import software.amazon.awssdk.services.ssoadmin.model.TrustedTokenIssuerMetadata;
import software.amazon.awssdk.services.ssoadmin.model.TrustedTokenIssuerType;
import software.amazon.awssdk.services.ssoadmin.model.UserBackgroundSessionApplicationStatus;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class ApplicationSettingsTest {
    private static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223b02967a1d4c8";

    private SsoAdminClient ssoAdmin;
    private String oauth;
    private String saml;

    @BeforeEach
    void open(@TempDir Path directory) {
        Sandbox sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        ssoAdmin = Clients.of(sandbox).ssoAdmin();
        var applications =
                ssoAdmin.listApplications(r -> r.instanceArn(INSTANCE)).applications();
        oauth = applications.get(0).applicationArn();
        saml = applications.get(1).applicationArn();
    }

    @Test
    void accessScopesArePutGotListedAndDeleted() {
        ssoAdmin.putApplicationAccessScope(
                r -> r.applicationArn(oauth).scope("s3:access_grants:read").authorizedTargets(oauth));
        ssoAdmin.putApplicationAccessScope(r -> r.applicationArn(oauth).scope("sso:account:access"));

        assertThat(ssoAdmin.listApplicationAccessScopes(r -> r.applicationArn(oauth))
                        .scopes())
                .extracting(ScopeDetails::scope)
                .containsExactly("s3:access_grants:read", "sso:account:access");
        var scope =
                ssoAdmin.getApplicationAccessScope(r -> r.applicationArn(oauth).scope("s3:access_grants:read"));
        assertThat(scope.scope()).isEqualTo("s3:access_grants:read");
        assertThat(scope.authorizedTargets()).containsExactly(oauth);

        ssoAdmin.deleteApplicationAccessScope(r -> r.applicationArn(oauth).scope("sso:account:access"));

        assertThat(ssoAdmin.listApplicationAccessScopes(r -> r.applicationArn(oauth))
                        .scopes())
                .hasSize(1);
        assertThatThrownBy(() -> ssoAdmin.deleteApplicationAccessScope(
                        r -> r.applicationArn(oauth).scope("sso:account:access")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> ssoAdmin.putApplicationAccessScope(
                        r -> r.applicationArn(saml).scope("sso:account:access")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void pagesOfAccessScopesHoldTen() {
        for (int i = 0; i < 12; i++) {
            String scope = "scope%02d".formatted(i);
            ssoAdmin.putApplicationAccessScope(r -> r.applicationArn(oauth).scope(scope));
        }

        assertThat(ssoAdmin.listApplicationAccessScopesPaginator(r -> r.applicationArn(oauth)).stream()
                        .map(page -> page.scopes().size()))
                .containsExactly(10, 2);
    }

    @Test
    void grantsArePutGotListedAndDeleted() {
        ssoAdmin.putApplicationGrant(r -> r.applicationArn(oauth)
                .grantType(GrantType.AUTHORIZATION_CODE)
                .grant(g -> g.authorizationCode(c -> c.redirectUris("https://portal.example.com/callback"))));

        assertThat(ssoAdmin.getApplicationGrant(r -> r.applicationArn(oauth).grantType(GrantType.AUTHORIZATION_CODE))
                        .grant()
                        .authorizationCode()
                        .redirectUris())
                .containsExactly("https://portal.example.com/callback");
        assertThat(ssoAdmin.listApplicationGrants(r -> r.applicationArn(oauth)).grants())
                .extracting(GrantItem::grantType)
                .containsExactly(GrantType.AUTHORIZATION_CODE);

        ssoAdmin.deleteApplicationGrant(r -> r.applicationArn(oauth).grantType(GrantType.AUTHORIZATION_CODE));

        assertThatThrownBy(() -> ssoAdmin.getApplicationGrant(
                        r -> r.applicationArn(oauth).grantType(GrantType.AUTHORIZATION_CODE)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void authenticationMethodsArePutGotListedAndDeleted() {
        Document policy =
                Document.mapBuilder().putString("Version", "2012-10-17").build();
        ssoAdmin.putApplicationAuthenticationMethod(r -> r.applicationArn(oauth)
                .authenticationMethodType(AuthenticationMethodType.IAM)
                .authenticationMethod(m -> m.iam(i -> i.actorPolicy(policy))));

        assertThat(ssoAdmin.getApplicationAuthenticationMethod(
                                r -> r.applicationArn(oauth).authenticationMethodType(AuthenticationMethodType.IAM))
                        .authenticationMethod()
                        .iam()
                        .actorPolicy())
                .isEqualTo(policy);
        assertThat(ssoAdmin.listApplicationAuthenticationMethods(r -> r.applicationArn(oauth))
                        .authenticationMethods())
                .hasSize(1);

        ssoAdmin.deleteApplicationAuthenticationMethod(
                r -> r.applicationArn(oauth).authenticationMethodType(AuthenticationMethodType.IAM));

        assertThat(ssoAdmin.listApplicationAuthenticationMethods(r -> r.applicationArn(oauth))
                        .authenticationMethods())
                .isEmpty();
    }

    @Test
    void backgroundSessionsAreOffUntilSwitchedOn() {
        assertThat(backgroundSessions()).isEqualTo(UserBackgroundSessionApplicationStatus.DISABLED);

        ssoAdmin.putApplicationSessionConfiguration(r -> r.applicationArn(oauth)
                .userBackgroundSessionApplicationStatus(UserBackgroundSessionApplicationStatus.ENABLED));

        assertThat(backgroundSessions()).isEqualTo(UserBackgroundSessionApplicationStatus.ENABLED);
    }

    @Test
    void trustedTokenIssuersAreCreatedDescribedUpdatedListedAndDeleted() {
        String arn = createIssuer("Okta", "https://id.example.com");
        assertThatThrownBy(() -> createIssuer("Other", "https://id.example.com"))
                .isInstanceOf(ConflictException.class);

        ssoAdmin.updateTrustedTokenIssuer(r -> r.trustedTokenIssuerArn(arn)
                .name("Okta-2")
                .trustedTokenIssuerConfiguration(c -> c.oidcJwtConfiguration(o -> o.claimAttributePath("sub"))));

        var issuer = ssoAdmin.describeTrustedTokenIssuer(r -> r.trustedTokenIssuerArn(arn));
        assertThat(issuer.name()).isEqualTo("Okta-2");
        var oidc = issuer.trustedTokenIssuerConfiguration().oidcJwtConfiguration();
        assertThat(oidc.issuerUrl()).isEqualTo("https://id.example.com");
        assertThat(oidc.claimAttributePath()).isEqualTo("sub");
        assertThat(oidc.identityStoreAttributePath()).isEqualTo("emails.value");
        assertThat(ssoAdmin.listTrustedTokenIssuers(r -> r.instanceArn(INSTANCE))
                        .trustedTokenIssuers())
                .extracting(TrustedTokenIssuerMetadata::trustedTokenIssuerArn, TrustedTokenIssuerMetadata::name)
                .containsExactly(tuple(arn, "Okta-2"));

        ssoAdmin.deleteTrustedTokenIssuer(r -> r.trustedTokenIssuerArn(arn));

        assertThatThrownBy(() -> ssoAdmin.describeTrustedTokenIssuer(r -> r.trustedTokenIssuerArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private String createIssuer(String name, String url) {
        return ssoAdmin.createTrustedTokenIssuer(r -> r.instanceArn(INSTANCE)
                        .name(name)
                        .trustedTokenIssuerType(TrustedTokenIssuerType.OIDC_JWT)
                        .trustedTokenIssuerConfiguration(c -> c.oidcJwtConfiguration(o -> o.issuerUrl(url)
                                .claimAttributePath("email")
                                .identityStoreAttributePath("emails.value")
                                .jwksRetrievalOption(JwksRetrievalOption.OPEN_ID_DISCOVERY))))
                .trustedTokenIssuerArn();
    }

    private UserBackgroundSessionApplicationStatus backgroundSessions() {
        return ssoAdmin.getApplicationSessionConfiguration(r -> r.applicationArn(oauth))
                .userBackgroundSessionApplicationStatus();
    }
}
