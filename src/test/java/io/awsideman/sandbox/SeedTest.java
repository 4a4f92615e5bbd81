package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.seed.Seeds;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedTest {
    private final ServiceModel identityStore = ServiceModel.load("identitystore");
    private final ServiceModel ssoAdmin = ServiceModel.load("sso-admin");
    private final ServiceModel organizations = ServiceModel.load("organizations");

    static Stream<State> seeds() {
        return Stream.of(Seeds.small(), Seeds.of(3, 2, 5, 1, 3, 50), Seeds.of(5_000, 200, 3, 60, 40, 2_000));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingCouldHaveBeenCreatedThroughTheApi(State seed) {
        for (ObjectNode user : seed.table(Kind.USER).rows()) {
            identityStore.check("CreateUserRequest", user.deepCopy(), "");
            identityStore.check("ResourceId", user.path("UserId"), "userId");
        }
        for (ObjectNode group : seed.table(Kind.GROUP).rows()) {
            identityStore.check("CreateGroupRequest", group.deepCopy(), "");
        }
        for (ObjectNode membership : seed.table(Kind.MEMBERSHIP).rows()) {
            identityStore.check("CreateGroupMembershipRequest", membership.deepCopy(), "");
            assertThat(seed.table(Kind.USER)
                            .find(membership.at("/MemberId/UserId").asText()))
                    .isNotNull();
            assertThat(seed.table(Kind.GROUP).find(membership.path("GroupId").asText()))
                    .isNotNull();
        }
        for (ObjectNode account : seed.table(Kind.ACCOUNT).rows()) {
            organizations.check("AccountId", account.path("Id"), "accountId");
            organizations.check("Email", account.path("Email"), "email");
        }
        for (ObjectNode placement : seed.table(Kind.PLACEMENT).rows()) {
            organizations.check("ChildId", placement.path("ChildId"), "childId");
            organizations.check("ParentId", placement.path("ParentId"), "parentId");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void policiesCouldHaveBeenCreatedAndAttached(State seed) {
        for (ObjectNode policy : seed.table(Kind.POLICY).rows()) {
            organizations.check("CreatePolicyRequest", policy.deepCopy(), "");
            organizations.check("PolicyId", policy.path("Id"), "id");
            assertThat(Json.parseObject(policy.path("Content").asText().getBytes(StandardCharsets.UTF_8)))
                    .isNotEmpty();
        }
        for (ObjectNode attachment : seed.table(Kind.POLICY_ATTACHMENT).rows()) {
            organizations.check("AttachPolicyRequest", attachment.deepCopy(), "");
            assertThat(seed.table(Kind.POLICY).find(attachment.path("PolicyId").asText()))
                    .isNotNull();
        }
        for (ObjectNode delegation : seed.table(Kind.DELEGATION).rows()) {
            organizations.check("RegisterDelegatedAdministratorRequest", delegation.deepCopy(), "");
            assertThat(seed.table(Kind.SERVICE_ACCESS)
                            .find(delegation.path("ServicePrincipal").asText()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void applicationsAndTheirAssignmentsFitTheModel(State seed) {
        for (ObjectNode application : seed.table(Kind.APPLICATION).rows()) {
            ssoAdmin.check("CreateApplicationRequest", application.deepCopy(), "");
            ssoAdmin.check("ApplicationArn", application.path("ApplicationArn"), "applicationArn");
            assertThat(seed.table(Kind.APPLICATION_PROVIDER)
                            .find(application.path("ApplicationProviderArn").asText()))
                    .isNotNull();
        }
        for (ObjectNode assignment : seed.table(Kind.APPLICATION_ASSIGNMENT).rows()) {
            ssoAdmin.check("CreateApplicationAssignmentRequest", assignment.deepCopy(), "");
            Kind kind = assignment.path("PrincipalType").asText().equals("USER") ? Kind.USER : Kind.GROUP;
            assertThat(seed.table(kind).find(assignment.path("PrincipalId").asText()))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void accessCouldHaveBeenGivenThroughTheApi(State seed) {
        for (ObjectNode set : seed.table(Kind.PERMISSION_SET).rows()) {
            ssoAdmin.check("CreatePermissionSetRequest", set.deepCopy(), "");
            set.path("ManagedPolicies").forEach(policy -> ssoAdmin.check("ManagedPolicyArn", policy.path("Arn"), ""));
            set.path("CustomerManagedPolicies")
                    .forEach(policy -> ssoAdmin.check("CustomerManagedPolicyReference", policy.deepCopy(), ""));
        }
        for (ObjectNode assignment : seed.table(Kind.ASSIGNMENT).rows()) {
            ssoAdmin.check("PrincipalId", assignment.path("PrincipalId"), "");
            assertThat(seed.table(Kind.ACCOUNT)
                            .find(assignment.path("AccountId").asText()))
                    .isNotNull();
            assertThat(seed.table(Kind.PERMISSION_SET)
                            .find(assignment.path("PermissionSetArn").asText()))
                    .isNotNull();
            assertThat(seed.table(Kind.PROVISIONED)
                            .find(assignment.path("Place").asText()))
                    .isNotNull();
        }
        assertThat(seed.table(Kind.PERMISSION_SET).rows())
                .extracting(set -> set.path("Name").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void generatedOrganizationHasTheSizeAskedFor() {
        State seed = Seeds.of(300, 60, 3, 60, 40, 2_000);

        assertThat(seed.table(Kind.PERMISSION_SET).size()).isEqualTo(40);
        assertThat(seed.table(Kind.ASSIGNMENT).size()).isEqualTo(2_000);
        assertThat(seed.table(Kind.PROVISIONED).size()).isBetween(500, 12 * 60);
        assertThat(Seeds.of(0, 0, 0, 5, 4, 100).table(Kind.ASSIGNMENT).size()).isZero();
        assertThat(Seeds.of(1, 1, 0, 3, 2, 100).table(Kind.ASSIGNMENT).size()).isEqualTo(12);
        assertThat(Seeds.of(5, 5, 0, 3, 0, 100).table(Kind.ASSIGNMENT).size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesAndAddressesAreUnique(State seed) {
        assertThat(seed.table(Kind.USER).rows())
                .extracting(user -> user.path("UserName").asText().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(seed.table(Kind.USER).rows())
                .extracting(user -> user.at("/Emails/0/Value").asText().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(seed.table(Kind.GROUP).rows())
                .extracting(group -> group.path("DisplayName").asText().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }
}
