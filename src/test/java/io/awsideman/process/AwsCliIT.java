package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AWS CLI against {@code sandbox serve}: what another client of AWS thinks of it. Needs {@code aws} on the path. */
class AwsCliIT {
    private static final String STORE = "d-9067642ac7";

    private final Path home;
    private final SandboxServerProcess server;

    AwsCliIT(@TempDir Path home) throws IOException {
        this.home = home;
        this.server = SandboxServerProcess.of(Program.inSandbox(home));
    }

    @BeforeEach
    void awsCliIsThere() throws InterruptedException {
        try {
            assertThat(aws("--version").exitCode()).as("aws --version").isZero();
        } catch (IOException e) {
            throw new AssertionError("this test needs the AWS CLI: apt-get install awscli", e);
        }
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void userLivesFromCreationToDeletion() throws Exception {
        String id = store(
                        "create-user",
                        "--user-name",
                        "jdoe",
                        "--display-name",
                        "Jane Doe",
                        "--name",
                        "GivenName=Jane,FamilyName=Doe",
                        "--emails",
                        "Value=jdoe@example.com,Type=work,Primary=true")
                .ok()
                .json()
                .path("UserId")
                .asText();

        JsonNode described = store("describe-user", "--user-id", id).ok().json();
        assertThat(described.at("/Name/FamilyName").asText()).isEqualTo("Doe");
        assertThat(described.at("/Emails/0/Value").asText()).isEqualTo("jdoe@example.com");

        store(
                        "update-user",
                        "--user-id",
                        id,
                        "--operations",
                        "[{\"AttributePath\":\"title\",\"AttributeValue\":\"CTO\"}]")
                .ok();
        assertThat(store("describe-user", "--user-id", id).ok().texts("Title")).containsExactly("CTO");

        store("delete-user", "--user-id", id).ok();
        assertThat(store("describe-user", "--user-id", id).err()).contains("ResourceNotFoundException");
    }

    @Test
    void groupAndMembershipLiveFromCreationToDeletion() throws Exception {
        String group = store("create-group", "--display-name", "Pilots", "--description", "They fly")
                .ok()
                .json()
                .path("GroupId")
                .asText();
        String user = userId("jane.smith");
        String membership = store("create-group-membership", "--group-id", group, "--member-id", "UserId=" + user)
                .ok()
                .json()
                .path("MembershipId")
                .asText();

        assertThat(store("list-group-memberships", "--group-id", group).ok().texts("UserId"))
                .containsExactly(user);
        assertThat(store("is-member-in-groups", "--member-id", "UserId=" + user, "--group-ids", group)
                        .ok()
                        .texts("MembershipExists"))
                .containsExactly("true");
        store(
                        "update-group",
                        "--group-id",
                        group,
                        "--operations",
                        "[{\"AttributePath\":\"displayName\",\"AttributeValue\":\"Drivers\"}]")
                .ok();
        assertThat(store("describe-group", "--group-id", group).ok().texts("DisplayName"))
                .containsExactly("Drivers");

        store("delete-group-membership", "--membership-id", membership).ok();
        assertThat(store("list-group-memberships", "--group-id", group).ok().texts("UserId"))
                .isEmpty();
        store("delete-group", "--group-id", group).ok();
        assertThat(store("describe-group", "--group-id", group).err()).contains("ResourceNotFoundException");
    }

    @Test
    void pagesAddUpToTheWhole() throws Exception {
        JsonNode first =
                store("list-users", "--max-items", "5", "--page-size", "5").ok().json();
        assertThat(first.path("Users")).hasSize(5);
        assertThat(first.path("NextToken").asText()).isNotEmpty();

        List<String> names = new ArrayList<>(first.findValuesAsText("UserName"));
        CliRun rest = store(
                "list-users",
                "--page-size",
                "5",
                "--starting-token",
                first.path("NextToken").asText());
        names.addAll(rest.ok().texts("UserName"));

        assertThat(names).hasSize(12).doesNotHaveDuplicates();
        assertThat(store("list-groups", "--page-size", "1").ok().json().path("Groups"))
                .hasSize(6);
    }

    @Test
    void otherServicesAnswerToo() throws Exception {
        assertThat(aws("sso-admin", "list-instances").ok().texts("IdentityStoreId"))
                .containsExactly(STORE);
        assertThat(aws("sts", "get-caller-identity").ok().texts("Account")).containsExactly("111122223333");
        assertThat(aws("organizations", "list-accounts").ok().json().path("Accounts"))
                .isNotEmpty();
    }

    @Test
    void policyOfTheOrganizationLivesFromCreationToDeletion() throws Exception {
        String id = organizations(
                        "create-policy",
                        "--name",
                        "NoBuckets",
                        "--description",
                        "For a test",
                        "--type",
                        "SERVICE_CONTROL_POLICY",
                        "--content",
                        "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}")
                .ok()
                .json()
                .at("/Policy/PolicySummary/Id")
                .asText();
        organizations("attach-policy", "--policy-id", id, "--target-id", "647209931572")
                .ok();

        assertThat(organizations(
                                "list-policies-for-target",
                                "--target-id",
                                "647209931572",
                                "--filter",
                                "SERVICE_CONTROL_POLICY",
                                "--page-size",
                                "1")
                        .ok()
                        .texts("Name"))
                .containsExactlyInAnyOrder("FullAWSAccess", "NoBuckets");
        assertThat(organizations("list-targets-for-policy", "--policy-id", id)
                        .ok()
                        .texts("Name"))
                .containsExactly("shop-production");
        assertThat(organizations("delete-policy", "--policy-id", id).err()).contains("(PolicyInUseException)");

        organizations("detach-policy", "--policy-id", id, "--target-id", "647209931572")
                .ok();
        organizations("delete-policy", "--policy-id", id).ok();
        assertThat(organizations("describe-policy", "--policy-id", id).err()).contains("(PolicyNotFoundException)");
    }

    @Test
    void applicationLivesFromCreationToDeletion() throws Exception {
        String instance = "arn:aws:sso:::instance/ssoins-7223b02967a1d4c8";
        String user = userId("lena.novak");
        String arn = aws(
                        "sso-admin",
                        "create-application",
                        "--instance-arn",
                        instance,
                        "--application-provider-arn",
                        "arn:aws:sso::aws:applicationProvider/custom",
                        "--name",
                        "Time & Sheets")
                .ok()
                .json()
                .path("ApplicationArn")
                .asText();
        String[] assignment = {"--application-arn", arn, "--principal-type", "USER", "--principal-id", user};
        application("create-application-assignment", assignment).ok();

        assertThat(aws("sso-admin", "list-applications", "--instance-arn", instance, "--page-size", "1")
                        .ok()
                        .texts("Name"))
                .hasSize(4)
                .contains("Time & Sheets");
        assertThat(application("list-application-assignments", "--application-arn", arn)
                        .ok()
                        .texts("PrincipalId"))
                .containsExactly(user);
        assertThat(application("create-application-assignment", assignment).err())
                .contains("(ConflictException)");

        application("delete-application-assignment", assignment).ok();
        application("delete-application", "--application-arn", arn).ok();
        assertThat(application("describe-application", "--application-arn", arn).err())
                .contains("(ResourceNotFoundException)");
    }

    @ParameterizedTest
    @CsvSource({
        "ConflictException, create-user --user-name jane.smith --display-name J --name GivenName=J;FamilyName=S",
        "ResourceNotFoundException, describe-user --user-id 9067642ac7-00000000-0000-0000-0000-000000000000",
        "ResourceNotFoundException, describe-group --group-id 9067642ac7-00000000-0000-0000-0000-000000000000",
        "ValidationException, describe-user --user-id no-id",
        "ValidationException, list-users --next-token nonsense"
    })
    void errorsHaveTheCodesOfAws(String code, String command) throws Exception {
        CliRun run = store(command.replace(';', ',').split(" "));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("(" + code + ")");
    }

    private String userId(String userName) throws Exception {
        return store(
                        "get-user-id",
                        "--alternate-identifier",
                        "{\"UniqueAttribute\":{\"AttributePath\":\"userName\",\"AttributeValue\":\"" + userName
                                + "\"}}")
                .ok()
                .json()
                .path("UserId")
                .asText();
    }

    private CliRun organizations(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("organizations"));
        command.addAll(List.of(words));
        return aws(command.toArray(String[]::new));
    }

    private CliRun application(String operation, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sso-admin", operation));
        command.addAll(List.of(words));
        return aws(command.toArray(String[]::new));
    }

    private CliRun store(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("identitystore"));
        command.addAll(List.of(words));
        command.addAll(List.of("--identity-store-id", STORE));
        return aws(command.toArray(String[]::new));
    }

    private CliRun aws(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(words));
        command.addAll(List.of("--endpoint-url", server.address()));
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_DEFAULT_OUTPUT", "json",
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_CONFIG_FILE", home.resolve("none").toString()));
        int exitCode = builder.start().waitFor();
        return new CliRun(exitCode, Files.readString(out), Files.readString(err));
    }
}
