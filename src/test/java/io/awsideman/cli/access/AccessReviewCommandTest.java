package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessReviewCommandTest {
    private final Cli cli;

    AccessReviewCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void rowsAreAllAccessThereIs() throws IOException {
        JsonNode rows = cli.run("access review -o json").ok().json();

        StoredOrganization stored = StoredOrganization.of(cli);
        Set<String> expected = new TreeSet<>(stored.grants(row -> true));
        expected.addAll(stored.orphans(row -> true));
        Set<String> told = new TreeSet<>();
        rows.forEach(row -> told.add(StoredOrganization.grant(row.path("UserId").asText(), row)));
        assertThat(told).isEqualTo(expected);
        assertThat(rows).hasSize(expected.size());
    }

    @Test
    void deletedUsersAndGroupsAreLeftOutOnRequest() throws IOException {
        CliRun run = cli.run("access review -o json --people-only").ok();

        StoredOrganization stored = StoredOrganization.of(cli);
        Set<String> told = new TreeSet<>();
        run.json()
                .forEach(row ->
                        told.add(StoredOrganization.grant(row.path("UserId").asText(), row)));
        assertThat(told).isEqualTo(stored.grants(row -> true));
        assertThat(stored.orphans(row -> true)).isNotEmpty();
        assertThat(run.texts("PrincipalExists")).containsOnly("true");
        assertThat(cli.run("access review -o html --people-only").ok().out())
                .contains("<dt>Deleted users and groups</dt><dd>left out</dd>");
        assertThat(cli.run("access review -o html").ok().out())
                .contains("<dt>Deleted users and groups</dt><dd>included</dd>");
    }

    /** Computed here from what is documented about it, so that anyone else can. */
    @Test
    void everyRowSaysOfWhichReviewItIs() throws NoSuchAlgorithmException {
        cli.run("access account /").ok();
        cli.later(Duration.ofMinutes(3));

        CliRun run = cli.run("access review -o json").ok();

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (JsonNode row : run.json()) {
            String line = String.join(
                    " ",
                    List.of(
                            row.path("AccountId").asText(),
                            row.path("PermissionSetArn").asText(),
                            row.path("UserId").asText(),
                            row.path("PrincipalType").asText(),
                            row.path("PrincipalId").asText()));
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run.texts("ReviewDigest")).containsOnly(HexFormat.of().formatHex(digest.digest()));
        assertThat(run.texts("ReviewRows"))
                .containsOnly(String.valueOf(run.json().size()));
        assertThat(run.texts("ReviewTime")).containsOnly(cli.clock().instant().toString());
        assertThat(run.texts("DataTime"))
                .containsOnly(cli.clock().instant().minus(Duration.ofMinutes(3)).toString());
        assertThat(run.texts("InstanceArn"))
                .containsOnly(cli.run("instance show --query InstanceArn -o text")
                        .ok()
                        .out()
                        .strip());
        assertThat(run.texts("IdentitySource")).containsOnly("IDENTITY_CENTER_DIRECTORY");
        assertThat(run.texts("Decision")).containsOnly("");
        assertThat(run.err()).contains("up to 3 minutes old", "digest ");
    }

    @Test
    void orderIsTheSameHoweverItWasFoundOut() {
        String first = cli.run("access review -o csv").ok().out();

        assertThat(cli.run("access review -o csv").ok().out()).isEqualTo(first);
        assertThat(cli.run("access review -o csv --refresh").ok().out()).isEqualTo(first);
        assertThat(cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "emptypages=0.5")
                        .run("access review -o csv --no-cache")
                        .ok()
                        .out())
                .isEqualTo(first);
    }

    @Test
    void scopeIsAnAccountAUnitOrATag() {
        assertThat(accounts("audit")).containsOnly("audit");
        assertThat(accounts("audit,network")).containsOnly("audit", "network");
        assertThat(accounts("/Workloads/Production")).isNotEmpty().allSatisfy(name -> assertThat(name)
                .endsWith("-production"));
        assertThat(accounts("owner=shop")).isNotEmpty().allSatisfy(name -> assertThat(name)
                .startsWith("shop-"));
        cli.run("access review --scope Nope").failed(ExitStatus.NOT_FOUND);
    }

    private List<String> accounts(String scope) {
        return cli.run("access review -o json --scope " + scope).ok().texts("AccountName");
    }

    @Test
    void wholeReviewCostsAScanAndTheListingsAndThenNothingAndAfterARevocationWhatItMadeStale() {
        cli.run("sandbox seed --users 30 --groups 8 --memberships 3 --accounts 25 --permission-sets 12"
                        + " --assignments 120 --yes")
                .ok();
        cli.run("sandbox status --reset-calls").ok();

        String first = cli.run("access review -o jsonl").ok().out();

        Map<String, Long> calls = cli.calls();
        long places = cli.run("assignment list -o json")
                .ok()
                .json()
                .findValuesAsText("AccountId")
                .size();
        assertThat(calls.get("sso-admin:ListAccountAssignments")).isLessThanOrEqualTo(places);
        assertThat(calls.getOrDefault("sso-admin:ListPermissionSetsProvisionedToAccount", 0L)
                        + calls.getOrDefault("sso-admin:ListAccountsForProvisionedPermissionSet", 0L))
                .as("the cheaper of both")
                .isLessThanOrEqualTo(15);
        assertThat(calls).doesNotContainKeys("identitystore:DescribeUser", "organizations:DescribeAccount");
        assertThat(calls.get("identitystore:ListGroupMemberships")).isLessThanOrEqualTo(8);
        assertThat(calls.get("identitystore:ListUsers")).isEqualTo(1);
        long before = cli.callsTotal();
        assertThat(cli.run("access review -o jsonl").ok().out()).isEqualTo(first);
        assertThat(cli.callsTotal()).isEqualTo(before);

        JsonNode some = cli.run("assignment list -o json").ok().json().get(0);
        cli.run("assignment revoke %s %s %s --yes"
                        .formatted(
                                some.path("PermissionSetArn").asText(),
                                some.path("PrincipalId").asText(),
                                some.path("AccountId").asText()))
                .ok();
        cli.later(Duration.ofSeconds(30));
        cli.run("sandbox status --reset-calls").ok();
        assertThat(cli.run("access review -o jsonl").ok().out()).isNotEqualTo(first);
        assertThat(cli.calls().keySet())
                .isSubsetOf(
                        "sso-admin:ListAccountAssignments",
                        "sso-admin:ListPermissionSetsProvisionedToAccount",
                        "sso-admin:ListAccountsForProvisionedPermissionSet");
        assertThat(cli.callsTotal()).isLessThanOrEqualTo(3);
    }

    @Test
    void csvHasAColumnForEachFieldAndRunsInNoSpreadsheet() {
        cli.run("user update jane.smith --display-name '=HYPERLINK(\"http://x\")'")
                .ok();

        List<String> lines = cli.run("access review -o csv").ok().lines();

        assertThat(lines.get(0))
                .startsWith("AccountName,AccountId,PermissionSetName,UserName,DisplayName,UserStatus,Path,Decision,")
                .endsWith("ReviewTime,DataTime,InstanceArn,IdentitySource,ReviewComplete,ReviewRows,ReviewDigest");
        assertThat(String.join("\n", lines)).contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(lines).noneMatch(line -> line.contains(",=") || line.contains("\"="));
    }

    @Test
    void documentNeedsNothingElseAndTakesNoNameForMarkup() {
        cli.run("user update jane.smith --display-name '<script>alert(1)</script>&\"'")
                .ok();

        String html = cli.run("access review -o html").ok().out();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;")
                .contains("<h1>Access review</h1>", "<dt>SHA-256</dt>", "<dt>Oldest data</dt>")
                .doesNotContain("alert(1)</script>", "http://", "https://", " src=", "@import");
        assertThat(html.split("<script", -1)).as("scripts").hasSize(2);
        int rows = cli.run("access review -o json").ok().json().size();
        assertThat(html.split("<tr>", -1)).hasSize(rows + 2);
    }

    /** A browser runs a script or style only if its digest is that of the policy. */
    @Test
    void policyOfTheDocumentNamesItsOwnScriptAndStyle() throws NoSuchAlgorithmException {
        String html = cli.run("access review --scope audit -o html").ok().out();

        for (String element : List.of("script", "style")) {
            String content = html.split("<" + element + ">")[1].split("</" + element + ">")[0];
            String digest = java.util.Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
            assertThat(html).contains(element + "-src 'sha256-" + digest + "'");
        }
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void offlineItIsAnsweredFromTheCacheWithItsAge() {
        List<String> online =
                new ArrayList<>(cli.run("access review -o json").ok().texts("UserId"));
        cli.later(Duration.ofMinutes(4));
        long before = cli.callsTotal();

        CliRun run = cli.run("access review -o json --offline").ok();

        assertThat(run.texts("UserId")).isEqualTo(online);
        assertThat(run.err()).contains("up to 4 minutes old");
        assertThat(cli.callsTotal()).isEqualTo(before);
    }
}
