package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentGetCommandTest {
    private final Cli cli;

    AssignmentGetCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void assignmentIsShownWithNames() {
        JsonNode found = cli.run("assignment get Deploy+Rollback=shop,v1.2@eu-1 john.doe@example.com shop-production"
                        + " -o json")
                .ok()
                .json();

        assertThat(found.path("AccountName").asText()).isEqualTo("shop-production");
        assertThat(found.path("PermissionSetName").asText()).isEqualTo("Deploy+Rollback=shop,v1.2@eu-1");
        assertThat(found.path("PrincipalType").asText()).isEqualTo("USER");
        assertThat(found.path("PrincipalName").asText()).isEqualTo("john.doe@example.com");
        assertThat(found.path("PrincipalExists").asBoolean()).isTrue();
    }

    @Test
    void orphanIsShownByItsId() {
        String id = cli.run("assignment list --account log-archive --permission-set ReadOnlyAccess -o json")
                .ok()
                .texts("PrincipalId")
                .get(0);

        assertThat(cli.run("assignment get ReadOnlyAccess " + id + " log-archive -o json")
                        .ok()
                        .json()
                        .path("PrincipalExists")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Billing Developers audit",
                "Bill Developers audit",
                "Billing Develop audit",
                "Billing Developers aud",
                "Billing 9067642ac7-00000000-0000-4000-8000-000000000000 audit"
            })
    void whatIsNotThereIsNotFound(String words) {
        cli.run("assignment get " + words).failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void sharedNameNeedsTheType() {
        cli.run("group create tom.oconnor").ok();

        cli.run("assignment get ReadOnlyAccess tom.oconnor shop-production").failed(ExitStatus.USAGE);
        cli.run("assignment get ReadOnlyAccess tom.oconnor shop-production --principal-type USER")
                .ok();
    }

    @Test
    void secondLookCallsNothing() {
        String get = "assignment get Billing Finance 'Example Corp'";
        cli.run(get).ok();
        long calls = cli.callsTotal();

        cli.run(get).ok();

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void refusalIsTold() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignments");

        cli.run("assignment get Billing Finance 'Example Corp'").failed(ExitStatus.NOT_AUTHORIZED);
    }
}
