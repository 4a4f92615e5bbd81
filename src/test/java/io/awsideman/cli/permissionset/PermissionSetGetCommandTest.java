package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionSetGetCommandTest {
    private final Cli cli;

    PermissionSetGetCommandTest(@TempDir Path home) {
        this.cli = PermissionSetSandbox.empty(home);
    }

    @BeforeEach
    void oneSetWithEverything(@TempDir Path folder) throws IOException {
        Path policy =
                Files.writeString(folder.resolve("policy.json"), "{\"Version\": \"2012-10-17\", \"Statement\": []}");
        cli.run("permission-set create --name Audit+=,.@-_ --description Käse --session-duration 1h30m"
                        + " --relay-state https://console.aws.amazon.com/s3 --managed-policy ReadOnlyAccess"
                        + " --customer-managed-policy /team/Logs --permissions-boundary Bound --tag A=b=c"
                        + " --inline-policy " + policy)
                .ok();
        cli.later(Duration.ofSeconds(10));
    }

    @Test
    void everythingIsShownInTheNamesOfTheApi() {
        JsonNode set = cli.run("permission-set get Audit+=,.@-_ -o json").ok().json();

        assertThat(set.path("Name").asText()).isEqualTo("Audit+=,.@-_");
        assertThat(set.path("Description").asText()).isEqualTo("Käse");
        assertThat(set.path("SessionDuration").asText()).isEqualTo("PT1H30M");
        assertThat(set.path("RelayState").asText()).isEqualTo("https://console.aws.amazon.com/s3");
        assertThat(set.at("/AttachedManagedPolicies/0/Arn").asText())
                .isEqualTo("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(set.at("/CustomerManagedPolicyReferences/0/Path").asText()).isEqualTo("/team/");
        assertThat(set.at("/PermissionsBoundary/CustomerManagedPolicyReference/Name")
                        .asText())
                .isEqualTo("Bound");
        assertThat(set.path("InlinePolicy").asText()).contains("\"Statement\"");
        assertThat(set.at("/Tags/0/Value").asText()).isEqualTo("b=c");
        assertThat(set.path("ProvisionedAccounts")).isEmpty();
    }

    @Test
    void inlinePolicyIsReadableInATableAndAsItWasGivenInData() {
        assertThat(cli.run("permission-set get Audit+=,.@-_").ok().out())
                .containsPattern("InlinePolicy +\\{\n +\"Version\": \"2012-10-17\",\n +\"Statement\": \\[\\]\n +\\}\n");
        assertThat(cli.run("permission-set get Audit+=,.@-_ --query InlinePolicy -o text")
                        .ok()
                        .out())
                .isEqualTo("{\"Version\": \"2012-10-17\", \"Statement\": []}\n");
    }

    @Test
    void nameArnAndIdFindTheSame() {
        JsonNode set = cli.run("permission-set get Audit+=,.@-_ -o json").ok().json();
        String arn = set.path("PermissionSetArn").asText();

        assertThat(cli.run("permission-set get " + arn + " -o json").ok().json())
                .isEqualTo(set);
        assertThat(cli.run("permission-set get " + arn.substring(arn.lastIndexOf('/') + 1) + " -o json")
                        .ok()
                        .json())
                .isEqualTo(set);
    }

    @Test
    void secondRunAsksNobody() {
        cli.run("permission-set get Audit+=,.@-_").ok();
        long before = cli.callsTotal();

        cli.run("permission-set get Audit+=,.@-_").ok();

        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    @Test
    void thatThereIsNoBoundaryIsKnownToo() {
        cli.run("permission-set update Audit+=,.@-_ --remove PermissionsBoundary")
                .ok();
        cli.later(Duration.ofSeconds(10)).run("permission-set get Audit+=,.@-_").ok();
        long before = cli.callsTotal();

        cli.later(Duration.ofMinutes(5)).run("permission-set get Audit+=,.@-_").ok();
        assertThat(cli.callsTotal()).isEqualTo(before);

        cli.run("permission-set update Audit+=,.@-_ --permissions-boundary Other")
                .ok();
        assertThat(cli.run("permission-set get Audit+=,.@-_ -o json")
                        .ok()
                        .json()
                        .has("PermissionsBoundary"))
                .isTrue();
    }

    @Test
    void whatCacheWarmReadsIsAllThatListAndGetNeed() {
        cli.run("cache warm permission-sets").ok();
        long before = cli.callsTotal();

        cli.run("permission-set list").ok();
        cli.run("permission-set get Audit+=,.@-_").ok();

        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    @Test
    void partOfANameIsNotFound() {
        CliRun run = cli.run("permission-set get Audit").failed(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains("Audit").contains("permission-set find");
    }

    @Test
    void arnOfSomethingElseIsAUsageError() {
        cli.run("permission-set get arn:aws:iam::aws:policy/ReadOnlyAccess").failed(ExitStatus.USAGE);
    }

    @Test
    void refusalIsToldWithItsReason() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=GetInlinePolicyForPermissionSet")
                .run("permission-set get Audit+=,.@-_")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(run.err()).contains("GetInlinePolicyForPermissionSet");
    }
}
