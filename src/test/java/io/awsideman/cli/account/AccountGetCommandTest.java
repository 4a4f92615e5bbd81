package io.awsideman.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountGetCommandTest {
    private final Path home;
    private final Cli cli;

    AccountGetCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"647209931572", "shop-production", "aws+shop-production@example.com"})
    void accountIsFoundByIdNameAndAddress(String account) {
        JsonNode found = cli.run("account get " + account + " -o json").ok().json();

        assertThat(found.path("Id").asText()).isEqualTo("647209931572");
        assertThat(found.path("State").asText()).isEqualTo("ACTIVE");
        assertThat(found.path("OrganizationalUnitPath").asText()).isEqualTo("/Workloads/Production");
        assertThat(found.at("/Tags/1").toString()).isEqualTo("{\"Key\":\"owner\",\"Value\":\"shop\"}");
    }

    @Test
    void permissionSetsThatAreProvisionedThereAreShownByName() {
        assertThat(cli.run("account get shop-production --query PermissionSetNames -o json")
                        .ok()
                        .json())
                .extracting(JsonNode::asText)
                .containsExactly(
                        "AdministratorAccess", "Deploy+Rollback=shop,v1.2@eu-1", "ReadOnlyAccess", "SecurityAudit");
        assertThat(cli.run("account get legacy-crm -o json").ok().json().path("PermissionSetNames"))
                .isEmpty();
    }

    @Test
    void nameMayHaveBlanks() {
        assertThat(cli.run("account get 'Example Corp' --query OrganizationalUnitPath -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("/");
    }

    @Test
    void tableShowsEveryField() {
        assertThat(cli.run("account get 647209931572").ok().lines())
                .anyMatch(line -> line.matches("OrganizationalUnitPath +/Workloads/Production"))
                .anyMatch(line -> line.matches("JoinedMethod +CREATED"));
    }

    @Test
    void accountIsFoundWithoutReadingAllOfThem() {
        cli.run("account get 647209931572").ok();

        assertThat(cli.calls())
                .containsKey("organizations:DescribeAccount")
                .doesNotContainKeys("organizations:ListAccounts", "organizations:ListAccountsForParent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "Shop-Production", "000000000000"})
    void otherTextsFindNothing(String account) {
        assertThat(cli.run("account get " + account)
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("\"" + account + "\"", "account find");
    }

    @Test
    void secondRunAsksNothing() {
        cli.run("account get shop-production").ok();
        long calls = cli.callsTotal();

        cli.run("account get shop-production").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void refusalIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "not here")) {
            assertThat(aws.user(home)
                            .run("account get 111122223333")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("not here", "management account");
        }
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "TooManyRequestsException", "Rate exceeded")) {
            aws.user(home).run("account get 111122223333 --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
