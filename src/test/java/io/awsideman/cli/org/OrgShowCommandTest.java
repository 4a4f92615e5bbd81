package io.awsideman.cli.org;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrgShowCommandTest {
    private final Path home;
    private final Cli cli;

    OrgShowCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void organizationIsShownWithItsAdministratorsAndPolicyTypes() {
        JsonNode shown = cli.run("org show -o json").ok().json();

        assertThat(shown.path("Id").asText()).isEqualTo("o-a1b2c3d4e5");
        assertThat(shown.path("MasterAccountId").asText()).isEqualTo("111122223333");
        assertThat(shown.path("FeatureSet").asText()).isEqualTo("ALL");
        assertThat(shown.path("RootId").asText()).isEqualTo("r-ab12");
        assertThat(shown.path("EnabledPolicyTypes")).hasSize(3);
        assertThat(shown.at("/EnabledPolicyTypes/0").asText()).isEqualTo("SERVICE_CONTROL_POLICY");
        assertThat(shown.path("DelegatedAdministrators")).hasSize(1);
        assertThat(shown.at("/DelegatedAdministrators/0/Name").asText()).isEqualTo("shared-services");
        assertThat(shown.at("/DelegatedAdministrators/0/Id").asText()).isEqualTo("536014478215");
    }

    @Test
    void secondRunAsksNothing() {
        cli.run("org show").ok();
        long calls = cli.callsTotal();

        cli.run("org show").ok();
        assertThat(calls).isEqualTo(3);
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void accountWithoutOrganizationIsToldSo() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(
                400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")) {
            assertThat(aws.user(home)
                            .run("org show")
                            .failed(ExitStatus.NOT_FOUND)
                            .err())
                    .contains("in no organization");
        }
    }

    @Test
    void memberAccountIsToldWhichAccountMayAsk() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListRoots|ListDelegatedAdministrators");

        cli.run("org show").failed(ExitStatus.NOT_AUTHORIZED);
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "TooManyRequestsException", "Rate exceeded")) {
            aws.user(home).run("org show --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
