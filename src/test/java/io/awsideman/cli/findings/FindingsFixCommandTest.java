package io.awsideman.cli.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsFixCommandTest {
    private static final String DELETE = "sso-admin:DeleteAccountAssignment";

    private final Cli cli;

    FindingsFixCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void orphanIsTakenAwayAndNothingElse() {
        int before = cli.run("assignment list -o json").ok().json().size();

        CliRun run = cli.run("findings fix orphans --yes -o json").ok();

        assertThat(run.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(run.texts("PrincipalExists")).containsExactly("false");
        assertThat(cli.calls()).containsEntry(DELETE, 1L);
        assertThat(cli.run("assignment list -o json").ok().json()).hasSize(before - 1);
        assertThat(cli.run("findings list --code ORPHANED_ASSIGNMENT -o json")
                        .ok()
                        .json())
                .isEmpty();
        assertThat(cli.run("findings fix orphans --yes").ok().err()).contains("Nothing to do");
    }

    /** One whose look-up is refused or throttled may be there. */
    @ParameterizedTest
    @ValueSource(strings = {"deny=DescribeUser", "throttled=DescribeUser", "http500=1"})
    void whoCannotBeLookedUpIsNotTakenForDeleted(String behaviour) {
        cli.run("findings list").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);

        CliRun run = cli.run("findings fix orphans --yes --timeout 100ms");

        assertThat(run.exitCode()).as(run.err()).isIn(ExitStatus.NOT_AUTHORIZED, ExitStatus.UNAVAILABLE);
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void moreThanAllowedIsNothingAtAll() throws IOException {
        deleted("AWSIdentityStore.DeleteGroup", "GroupId", id("group get SecurityAuditors --query GroupId"));

        CliRun refused = cli.run("findings fix orphans --yes --max-delete 12").failed(ExitStatus.CONFLICT);

        assertThat(refused.err()).contains("13 assignments would be taken away", "12", "nothing was done");
        assertThat(cli.calls()).doesNotContainKey(DELETE);
        assertThat(cli.run("findings fix orphans --dry-run --max-delete 1 -o json")
                        .ok()
                        .texts("Status"))
                .hasSize(13)
                .containsOnly("PLANNED");
        assertThat(journal()).isEmpty();
        cli.run("findings fix orphans --yes --max-delete 13").ok();
    }

    @Test
    void whatIsTakenAwayIsRecordedBeforeAndAfter() throws IOException {
        String orphan = cli.run("findings list --code ORPHANED_ASSIGNMENT -o json")
                .ok()
                .texts("PrincipalId")
                .get(0);

        CliRun run = cli.run("findings fix orphans --yes").ok();

        Path file = cli.files().resolve("state/revocations.jsonl");
        assertThat(run.err()).contains("Recorded in " + file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(journal()).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("PrincipalId").asText()).isEqualTo(orphan);
            assertThat(line.path("AccountName").asText()).isEqualTo("log-archive");
            assertThat(line.path("PermissionSetName").asText()).isEqualTo("ReadOnlyAccess");
            assertThat(line.path("Profile").asText()).isEqualTo("sandbox");
        });
        assertThat(journal()).extracting(line -> line.path("Event").asText()).containsExactly("BEGUN", "ENDED");
        assertThat(journal().get(1).path("Status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void withoutARecordNothingIsTakenAway() throws IOException {
        cli.run("findings list").ok();
        Files.createDirectories(cli.files().resolve("state/revocations.jsonl"));

        CliRun run = cli.run("findings fix orphans --yes").ended(ExitStatus.UNEXPECTED);

        assertThat(run.err()).contains("the journal ", "nothing was done");
        assertThat(cli.writeCalls()).isZero();
    }

    private List<JsonNode> journal() throws IOException {
        Path file = cli.files().resolve("state/revocations.jsonl");
        List<JsonNode> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    /** What findings once saw has a name when it is gone, and the group that was made anew may have what it had. */
    @Test
    void groupOfTheSameNameIsProposed() throws IOException {
        cli.run("findings list").ok();
        String old = id("group get Finance --query GroupId");
        List<String> accounts =
                cli.run("assignment list --group Finance -o json").ok().texts("AccountId");
        assertThat(accounts).isNotEmpty();
        deleted("AWSIdentityStore.DeleteGroup", "GroupId", old);
        String successor = id("group create finance --query GroupId");
        cli.later(Duration.ofHours(1));

        List<JsonNode> found = new ArrayList<>();
        cli.run("findings list --code ORPHANED_ASSIGNMENT -o json").ok().json().forEach(found::add);
        CliRun run = cli.run("findings fix orphans --dry-run").ok();

        assertThat(found)
                .filteredOn(row -> row.path("PrincipalId").asText().equals(old))
                .hasSameSizeAs(accounts)
                .allSatisfy(
                        row -> assertThat(row.path("RememberedName").asText()).isEqualTo("Finance"));
        assertThat(run.err())
                .contains("deleted group Finance (" + old + ")")
                .contains("awsideman assignment assign Billing " + successor + " " + accounts.get(0));
        cli.run("assignment assign Billing " + successor + " " + accounts.get(0))
                .ok();
    }

    @Test
    void groupOfTheSameNameGetsWhatTheOldOneHad() throws IOException {
        cli.run("findings list").ok();
        String old = id("group get Finance --query GroupId");
        List<String> had =
                cli.run("assignment list --group Finance -o json").ok().texts("AccountId");
        deleted("AWSIdentityStore.DeleteGroup", "GroupId", old);
        String successor = id("group create Finance --query GroupId");
        cli.later(Duration.ofHours(1));
        String rebind = "findings fix orphans --rebind";

        assertThat(cli.run("findings fix orphans --dry-run").ok().err()).contains("awsideman " + rebind);
        assertThat(cli.run(rebind + " --dry-run -o json").ok().texts("Status"))
                .hasSameSizeAs(had)
                .containsOnly("PLANNED");
        cli.run(rebind).failed(ExitStatus.USAGE);
        assertThat(cli.calls()).doesNotContainKey("sso-admin:CreateAccountAssignment");
        CliRun run = cli.run(rebind + " --yes -o json").ok();

        assertThat(run.texts("AccountId")).containsExactlyInAnyOrderElementsOf(had);
        assertThat(run.texts("PrincipalId")).containsOnly(successor);
        assertThat(run.texts("Status")).containsOnly("SUCCEEDED");
        assertThat(cli.calls()).doesNotContainKey("sso-admin:DeleteAccountAssignment");
        assertThat(journal())
                .extracting(line -> line.path("Event").asText() + " "
                        + line.path("Action").asText() + " "
                        + line.path("PrincipalId").asText())
                .contains("BEGUN CREATE " + successor, "ENDED CREATE " + successor);
        assertThat(cli.run(rebind + " --yes -o json").ok().texts("Status")).containsOnly("EXISTS");
        cli.run("findings fix orphans --yes").ok();
        assertThat(cli.run("assignment list --group Finance -o json").ok().texts("AccountId"))
                .containsExactlyInAnyOrderElementsOf(had);
        assertThat(cli.run(rebind + " --yes").ok().err()).contains("No group has the name");
    }

    /** Not even one that was deleted through this program, whose listings are stale then. */
    @Test
    void namesOutliveTheListingsAndAreNotInPlainTextWhereTheCacheIsEncrypted() throws IOException {
        cli.with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=");
        cli.run("config set cache.encryption_key_source environment").ok();
        cli.run("cache encryption enable").ok();
        cli.run("findings list --code ORPHANED_ASSIGNMENT").ok();
        String user = id("user get tom.oconnor --query UserId");
        cli.run("user delete tom.oconnor --yes").ok();
        cli.run("findings list --code ORPHANED_ASSIGNMENT --refresh").ok();

        CliRun run = cli.run("findings list --code ORPHANED_ASSIGNMENT -o json").ok();

        assertThat(run.json())
                .filteredOn(row -> row.path("PrincipalId").asText().equals(user))
                .allSatisfy(
                        row -> assertThat(row.path("RememberedName").asText()).isEqualTo("tom.oconnor"));
        assertThat(run.texts("RememberedName")).isNotEmpty();
        try (var files = Files.walk(cli.files())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(cli.files().resolve("sandbox")))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("tom.oconnor", user);
            }
        }
    }

    private String id(String command) {
        return cli.run(command + " -o text").ok().out().strip();
    }

    private void deleted(String operation, String member, String id) throws IOException {
        String store = id("instance show --query IdentityStoreId");
        cli.elsewhere(operation, "{\"IdentityStoreId\": \"" + store + "\", \"" + member + "\": \"" + id + "\"}");
        cli.run("group list --refresh").ok();
    }
}
