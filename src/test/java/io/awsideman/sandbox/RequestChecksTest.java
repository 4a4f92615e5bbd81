package io.awsideman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.fixture.MovableClock;
import io.awsideman.sandbox.model.ServiceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestChecksTest {
    private static final String STORE = "\"IdentityStoreId\":\"d-9067642ac7\"";

    private Sandbox sandbox;
    private Wire wire;

    @BeforeEach
    void open(@TempDir Path directory) {
        sandbox = new Sandbox(directory, new MovableClock(), SandboxBehaviour.NONE, new Random(1));
        wire = new Wire(sandbox);
    }

    @Test
    void everyAnswerHasARequestIdAndErrorsTheirType() {
        SandboxResponse good = wire.send(Wire.IDENTITY_STORE + "ListUsers", "{" + STORE + "}");
        SandboxResponse bad = wire.send(Wire.IDENTITY_STORE + "ListUsers", "{}");

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.headers()).containsKey("x-amzn-RequestId").doesNotContainKey("x-amzn-ErrorType");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.headers())
                .containsKey("x-amzn-RequestId")
                .containsEntry("x-amzn-ErrorType", "ValidationException");
        assertThat(Wire.json(bad).path("__type").asText()).isEqualTo("ValidationException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {}|1 validation error detected: Value null at 'identityStoreId' failed to satisfy constraint: Member must not be null
            {"IdentityStoreId":null}|Value null at 'identityStoreId'
            {"IdentityStoreId":"x"}|Value 'x' at 'identityStoreId' failed to satisfy constraint: Member must satisfy regular expression pattern: d-[0-9a-f]{10}$|^
            {"IdentityStoreId":"","MaxResults":0}|3 validation errors detected:
            {"IdentityStoreId":"d-9067642ac7","MaxResults":101}|Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100
            {"IdentityStoreId":"d-9067642ac7","NextToken":"¡"}|at 'nextToken'
            {"IdentityStoreId":"d-9067642ac7","Extensions":["other"]}|Value 'other' at 'extensions.1.member'
            """)
    void violatedConstraintsAreWordedAsAwsDoes(String body, String message) {
        JsonNode answer = wire.json(Wire.IDENTITY_STORE + "ListUsers", body);

        assertThat(answer.path("__type").asText()).isEqualTo("ValidationException");
        assertThat(answer.path("Message").asText()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "not json",
                "{\"IdentityStoreId\":",
                "{\"IdentityStoreId\":1}",
                "{\"IdentityStoreId\":{}}",
                "{\"IdentityStoreId\":\"d-9067642ac7\",\"MaxResults\":\"5\"}",
                "{\"IdentityStoreId\":\"d-9067642ac7\",\"MaxResults\":1.5}",
                "{\"IdentityStoreId\":\"d-9067642ac7\",\"Filters\":{}}",
                "{} {}"
            })
    void valuesOfTheWrongTypeDoNotParse(String body) {
        JsonNode answer = wire.json(Wire.IDENTITY_STORE + "ListUsers", body);

        assertThat(answer.path("__type").asText()).isEqualTo("SerializationException");
    }

    @Test
    void sensitiveValuesStayOutOfMessages() {
        JsonNode answer =
                wire.json(Wire.IDENTITY_STORE + "CreateUser", "{%s,\"UserName\":\"secret name\"}".formatted(STORE));

        assertThat(answer.path("Message").asText()).contains("at 'userName'").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"UniqueAttribute\":{\"AttributePath\":\"userName\",\"AttributeValue\":\"x\"},"
                        + "\"ExternalId\":{\"Issuer\":\"i\",\"Id\":\"j\"}}"
            })
    void unionNeedsExactlyOneMember(String alternate) {
        JsonNode answer = wire.json(
                Wire.IDENTITY_STORE + "GetUserId", "{%s,\"AlternateIdentifier\":%s}".formatted(STORE, alternate));

        assertThat(answer.path("__type").asText()).isEqualTo("ValidationException");
        assertThat(answer.path("Message").asText()).contains("'alternateIdentifier'");
    }

    @Test
    void unknownMembersAreIgnoredAndNotStored() {
        JsonNode created = wire.json(
                Wire.IDENTITY_STORE + "CreateGroup", "{%s,\"DisplayName\":\"G\",\"Colour\":\"red\"}".formatted(STORE));
        JsonNode described = wire.json(
                Wire.IDENTITY_STORE + "DescribeGroup", "{%s,\"GroupId\":%s}".formatted(STORE, created.path("GroupId")));

        assertThat(described.path("DisplayName").asText()).isEqualTo("G");
        assertThat(described.has("Colour")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"identitystore, AWSIdentityStore", "sso-admin, SWBExternalService"})
    void everyOperationOfIdentityCenterIsThere(String service, String target) {
        for (String operation : ServiceModel.load(service).operations()) {
            assertThat(wire.json(target + "." + operation, "{}").path("__type").asText())
                    .as(operation)
                    .isNotEqualTo("UnknownOperationException");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AWSIdentityStore.FlyToTheMoon, There is no operation FlyToTheMoon in identitystore",
        "AWSOrganizationsV20161128.CreateOrganization, CreateOrganization is not available in the awsideman sandbox yet",
        "DynamoDB_20120810.ListTables, The request names no operation of the sandbox",
        "AWSIdentityStore., The request names no operation of the sandbox",
        "'AWSIdentityStore.a\nb', The request names no operation of the sandbox",
        "'', The request names no operation of the sandbox"
    })
    void operationsThatAreNotThereAreRefused(String target, String message) {
        SandboxResponse response = wire.send(target, "{}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(Wire.json(response).path("__type").asText()).isEqualTo("UnknownOperationException");
        assertThat(Wire.json(response).path("Message").asText()).isEqualTo(message);
    }

    @Test
    void requiredAttributesOfAUserAreAllNamed() {
        JsonNode answer = wire.json(Wire.IDENTITY_STORE + "CreateUser", "{%s}".formatted(STORE));

        assertThat(answer.path("Message").asText())
                .isEqualTo("3 validation errors detected: Value null at 'userName' failed to satisfy constraint: Member"
                        + " must not be null; Value null at 'displayName' failed to satisfy constraint: Member must"
                        + " not be null; Value null at 'name' failed to satisfy constraint: Member must not be null");
    }

    @ParameterizedTest
    @CsvSource({
        "Action=ListUsers&Version=2010-05-08, The service of ListUsers is not part of the awsideman sandbox",
        "Action=AssumeRole&Version=2011-06-15, AssumeRole is not available in the awsideman sandbox yet"
    })
    void otherQueriesAreRefusedInXml(String form, String message) throws IOException {
        SandboxResponse response = sandbox.handle(new SandboxRequest(
                "POST",
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.getBytes(StandardCharsets.UTF_8)));

        assertThat(response.status()).isEqualTo(400);
        assertThat(new String(response.body(), StandardCharsets.UTF_8))
                .contains("<Code>InvalidAction</Code>", "<Message>" + message + "</Message>");
    }

    @Test
    void onlyPostIsAnswered() throws IOException {
        SandboxResponse response = sandbox.handle(new SandboxRequest(
                "GET", Map.of("X-Amz-Target", "AWSIdentityStore.ListUsers"), "{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void timestampsAreSecondsWithoutExponent() {
        String body = new String(
                wire.send(Wire.IDENTITY_STORE + "ListUsers", "{%s,\"MaxResults\":1}".formatted(STORE))
                        .body(),
                StandardCharsets.UTF_8);

        assertThat(body).contains("\"CreatedAt\":1705309200");
    }

    @Test
    void callsAreCountedByOperationUntilReset() {
        wire.send(Wire.IDENTITY_STORE + "ListUsers", "{" + STORE + "}");
        wire.send(Wire.IDENTITY_STORE + "ListUsers", "{}");
        wire.send(Wire.SSO_ADMIN + "ListInstances", "{}");

        SandboxStatus status = sandbox.status();

        assertThat(status.callsTotal()).isEqualTo(3);
        assertThat(status.calls())
                .containsExactly(Map.entry("identitystore:ListUsers", 2L), Map.entry("sso-admin:ListInstances", 1L));
        sandbox.resetCalls();
        assertThat(sandbox.status().callsTotal()).isZero();
    }
}
