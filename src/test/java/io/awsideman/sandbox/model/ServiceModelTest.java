package io.awsideman.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceModelTest {
    private final ServiceModel identityStore = ServiceModel.load("identitystore");

    @ParameterizedTest
    @CsvSource({"identitystore, 19", "sso-admin, 79", "organizations, 63"})
    void everyOperationHasItsConstraints(String service, int operations) {
        ServiceModel model = ServiceModel.load(service);

        assertThat(model.operations()).hasSize(operations);
        for (String operation : model.operations()) {
            try {
                model.check(operation, Json.object());
            } catch (Fault fault) {
                assertThat(fault.getMessage()).contains("Member must not be null");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "identitystore, IdentityStoreId, d-9067642ac7, true",
        "identitystore, IdentityStoreId, d-9067642ac7x, false",
        "identitystore, IdentityStoreId, 11111111-2222-3333-4444-555555555555, true",
        "identitystore, ResourceId, 9067642ac7-11111111-2222-3333-4444-555555555555, true",
        "identitystore, ResourceId, 11111111-2222-3333-4444-555555555555, true",
        "identitystore, ResourceId, x11111111-2222-3333-4444-555555555555, false",
        "identitystore, UserName, 'has space', false",
        "identitystore, UserName, 山田@例え.jp, true",
        "identitystore, GroupDisplayName, 'has space', true",
        "identitystore, AttributePath, aws:identitystore:enterprise.manager.value, true",
        "identitystore, AttributePath, 'emails[0]', false",
        "sso-admin, InstanceArn, arn:aws:sso:::instance/ssoins-7223b02967a1d4c8, true",
        "sso-admin, InstanceArn, arn:aws-us-gov:sso:::instance/ssoins-7223b02967a1d4c8, true",
        "sso-admin, InstanceArn, arn:aws:sso:::instance/ssoins-722, false",
        "sso-admin, PermissionSetArn, arn:aws:sso:::permissionSet/ssoins-7223b02967a1d4c8/ps-1234567890abcdef, true",
        "sso-admin, Duration, PT12H, true",
        "sso-admin, Duration, 12H, false",
        "sso-admin, ManagedPolicyArn, arn:aws:iam::aws:policy/AdministratorAccess, true",
        "sso-admin, ManagedPolicyArn, arn:aws:iam::aws:policy/job-function/ViewOnlyAccess, true",
        "organizations, AccountId, 111122223333, true",
        "organizations, AccountId, 1111222233334, false",
        "organizations, ParentId, r-ab12, true",
        "organizations, ParentId, ou-ab12-3f9c0000, true",
        "organizations, ParentId, o-a1b2c3d4e5, false"
    })
    void patternsMatchTheWholeValue(String service, String shape, String value, boolean valid) {
        ServiceModel model = ServiceModel.load(service);

        if (valid) {
            model.check(shape, TextNode.valueOf(value), "it");
        } else {
            assertThatThrownBy(() -> model.check(shape, TextNode.valueOf(value), "it"))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("Member must satisfy regular expression pattern");
        }
    }

    @Property
    void pageSizesFromOneToAHundredAreTheValidOnes(@ForAll @IntRange(min = -1000, max = 1000) int size) {
        var input = Json.object().put("IdentityStoreId", "d-9067642ac7").put("MaxResults", size);

        if (size >= 1 && size <= 100) {
            identityStore.check("ListUsers", input);
        } else {
            assertThatThrownBy(() -> identityStore.check("ListUsers", input)).isInstanceOf(Fault.class);
        }
    }

    @Property(tries = 300)
    void anyBytesAreAnsweredWithAFaultOrAccepted(@ForAll byte[] noise) {
        try {
            identityStore.check("CreateUser", Json.parseObject(noise));
            Assume.that(false);
        } catch (Fault fault) {
            assertThat(fault.code()).isIn("SerializationException", "ValidationException");
        }
    }

    @Property
    void lengthIsCountedInCharactersNotInCodeUnits(@ForAll @IntRange(min = 1, max = 200) int length) {
        TextNode name = TextNode.valueOf("𝒜".repeat(length));

        if (length <= 128) {
            identityStore.check("UserName", name, "userName");
        } else {
            assertThatThrownBy(() -> identityStore.check("UserName", name, "userName"))
                    .hasMessageContaining("length less than or equal to 128");
        }
    }

    @ParameterizedTest
    @CsvSource({"GivenName, givenName", "userName, UserName"})
    void membersAreFoundInEitherSpelling(String wire, String path) {
        String structure = wire.equals("GivenName") ? "Name" : "CreateUserRequest";

        assertThat(identityStore.member(structure, path)).isEqualTo(identityStore.member(structure, wire));
        assertThat(identityStore.member(structure, path)).isPresent();
        assertThat(identityStore.member(structure, path.toUpperCase(java.util.Locale.ROOT)))
                .isEmpty();
    }

    @Property(tries = 100)
    void textThatIsNoJsonIsASerializationException(@ForAll String text) {
        Assume.that(!text.isBlank() && !text.strip().startsWith("{"));

        assertThatThrownBy(() -> Json.parseObject(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("SerializationException"));
    }
}
