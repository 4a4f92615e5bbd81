package io.awsideman.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of reviews that were written into files: differences, and decisions. */
class AccessReviewFilesTest {
    private static final String DELETE = "sso-admin:DeleteAccountAssignment";

    private final Path home;
    private final Cli cli;

    AccessReviewFilesTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    private Path review(String name, String format) throws IOException {
        return edited(name, "access review -o " + format, UnaryOperator.identity());
    }

    private Path edited(String name, String command, UnaryOperator<String> edit) throws IOException {
        return Files.writeString(
                home.resolve(name), edit.apply(cli.run(command).ok().out()));
    }

    @ParameterizedTest
    @CsvSource({"csv, csv", "json, jsonl", "jsonl, csv", "csv, json"})
    void differenceIsWhatWasAssignedAndRevoked(String before, String after) throws IOException {
        Path old = review("old." + before, before);
        cli.run("assignment assign Billing tom.oconnor audit").ok();
        cli.run("assignment revoke DatabaseAccess priya.patel data-production --yes")
                .ok();
        cli.run("user update lena.novak --display-name 'Somebody Else'").ok();
        cli.later(Duration.ofMinutes(1));
        Path current = review("new." + after, after);

        CliRun run = cli.run("access review-diff " + old + " " + current + " -o json")
                .ok();

        assertThat(run.json())
                .extracting(row -> row.path("Change").asText() + " "
                        + row.path("PermissionSetName").asText() + " "
                        + row.path("UserName").asText() + " "
                        + row.path("AccountName").asText())
                .containsExactly(
                        "ADDED Billing tom.oconnor audit", "REMOVED DatabaseAccess priya.patel data-production");
        assertThat(run.err()).contains("1 added, 1 removed.");
        cli.run("access review-diff " + old + " " + current + " --exit-code").ended(ExitStatus.FINDINGS);
        cli.run("access review diff " + old + " " + current + " --exit-code").ended(ExitStatus.FINDINGS);
        cli.run("access review-diff " + old + " " + old + " --exit-code").ok();
    }

    @Test
    void oneReviewIsComparedWithWhatIsSoNow() throws IOException {
        Path old = review("old.csv", "csv");
        cli.run("access review-diff " + old + " --exit-code").ok();
        cli.run("assignment assign Billing tom.oconnor audit").ok();
        cli.run("assignment revoke DatabaseAccess priya.patel data-production --yes")
                .ok();
        cli.later(Duration.ofMinutes(1));

        CliRun run =
                cli.run("access review-diff " + old + " -o json --exit-code").ended(ExitStatus.FINDINGS);

        assertThat(run.texts("Change")).containsExactly("ADDED", "REMOVED");
        Path current = review("new.csv", "csv");
        assertThat(run.json())
                .isEqualTo(cli.run("access review-diff " + old + " " + current + " -o json")
                        .ok()
                        .json());
        cli.run("access review-diff " + current + " --exit-code").ok();
    }

    @Test
    void reviewOfAPartIsComparedWithThatPart() throws IOException {
        Path part = edited("part.csv", "access review --scope audit -o csv", UnaryOperator.identity());

        cli.run("access review-diff " + part + " --scope audit --exit-code").ok();
        cli.run("access review-diff " + part + " --account audit --exit-code").ok();
        cli.run("access review-diff " + part + " --exit-code").ended(ExitStatus.FINDINGS);
        cli.run("access review-diff " + part + " " + part + " --scope audit").failed(ExitStatus.USAGE);
        Files.writeString(
                part, Files.readString(part).replaceAll("instance/ssoins-\\w+", "instance/ssoins-1111111111111111"));
        assertThat(cli.run("access review-diff " + part)
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("ssoins-1111111111111111");
    }

    @Test
    void accountThatNothingHasOrTwoHaveIsTold() throws IOException {
        Path old = review("old.csv", "csv");
        cli.elsewhere(
                "AWSOrganizationsV20161128.CreateAccount",
                "{\"AccountName\": \"audit\", \"Email\": \"aws+audit2@example.com\"}");

        assertThat(cli.run("access review-diff " + old + " --account Nope")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("Nope", "hint: ");
        assertThat(cli.run("access review-diff " + old + " --scope audit --no-cache")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains(cli.run("account find audit --no-cache -o json")
                        .ok()
                        .json()
                        .findValuesAsText("Id"));
    }

    @Test
    void whoEntersAGroupHasWhatItGives() throws IOException {
        Path old = review("old.csv", "csv");
        int places = cli.run("assignment list --group SecurityAuditors -o json")
                .ok()
                .json()
                .size();
        cli.run("group add-member SecurityAuditors jane.smith").ok();
        cli.later(Duration.ofMinutes(1));
        Path current = review("new.csv", "csv");

        CliRun run = cli.run("access review-diff " + old + " " + current + " -o json")
                .ok();

        assertThat(run.texts("Change")).hasSize(places).containsOnly("ADDED");
        assertThat(run.texts("UserName")).containsOnly("jane.smith");
        assertThat(run.texts("Path")).containsOnly("group SecurityAuditors");
    }

    @Test
    void fileThatIsNoReviewIsTold() throws IOException {
        Path good = review("good.csv", "csv");
        for (String bad : List.of("UserName\nx\n", "{\"a\":1}", "[{", "AccountId,PermissionSetArn\n1.23E+11,x\n")) {
            Path file = Files.writeString(home.resolve("bad"), bad);
            assertThat(cli.run("access review-diff " + good + " " + file)
                            .failed(ExitStatus.USAGE)
                            .err())
                    .contains("is no access review");
        }
        cli.run("access review-diff " + good + " " + home.resolve("none")).failed(ExitStatus.NOT_FOUND);
    }

    /** Says revoke in the rows that have all of these texts. */
    private Path decided(String name, String decision, String... texts) throws IOException {
        return edited(
                name,
                "access review -o csv --columns AccountName,PermissionSetName,UserName,Decision,"
                        + "AccountId,PermissionSetArn,UserId,PrincipalType,PrincipalId,InstanceArn",
                csv -> csv.lines()
                        .map(line -> List.of(texts).stream().allMatch(line::contains)
                                ? line.replaceFirst(
                                        "^((?:[^,]*|\"[^\"]*\"),(?:\"[^\"]*\"|[^,]*),[^,]*),,", "$1," + decision + ",")
                                : line)
                        .collect(Collectors.joining("\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoke", "Remove", " REVOKE "})
    void decisionBecomesAPlanThatIsCarriedOutOnConsent(String decision) throws IOException {
        Path file = decided("decided.csv", decision, "priya.patel", ",USER,");
        String direct = "assignment get DatabaseAccess priya.patel data-production";

        CliRun dry =
                cli.run("access review-import " + file + " --dry-run -o json").ok();
        cli.run("access review-import " + file).failed(ExitStatus.USAGE);
        assertThat(cli.calls()).doesNotContainKey(DELETE);
        cli.run(direct).ok();
        CliRun run = cli.run("access review-import " + file + " --yes -o json").ok();

        assertThat(dry.texts("Status")).containsExactly("PLANNED");
        assertThat(run.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(run.texts("PrincipalName")).containsExactly("priya.patel");
        assertThat(run.err()).contains("1 row says revoke.", "Recorded in ");
        assertThat(cli.calls()).containsEntry(DELETE, 1L);
        cli.run(direct).failed(ExitStatus.NOT_FOUND);
        assertThat(Files.readString(cli.files().resolve("state/revocations.jsonl")))
                .contains("priya.patel");
        assertThat(cli.run("access review-import " + file + " --yes").ok().err())
                .contains("1 of them is not there");
    }

    @Test
    void groupKeepsWhatNotEverybodyInItShallLose() throws IOException {
        Path some = decided("some.csv", "revoke", "ahmed.hassan", ",GROUP,", "SecurityAudit");

        CliRun kept = cli.run("access review-import " + some + " --yes -o json").ended(ExitStatus.PARTIAL);

        assertThat(kept.err())
                .contains("kept: SecurityAudit for group SecurityAuditors", "zoe.mueller", "group remove-member");
        assertThat(cli.calls()).doesNotContainKey(DELETE);

        Path all = decided("all.csv", "revoke", ",GROUP,", "SecurityAudit");
        CliRun run = cli.run("access review-import " + all + " --yes -o json").ok();
        assertThat(run.texts("Status")).isNotEmpty().containsOnly("SUCCEEDED");
    }

    @Test
    void spreadsheetMayHaveSavedItItsOwnWay() throws IOException {
        Path file = decided("decided.csv", "revoke", "priya.patel", ",USER,");
        String saved = "\uFEFF" + Files.readString(file).replace(',', ';').replace("\r\n", "\n");
        Files.writeString(file, saved, StandardCharsets.UTF_8);

        assertThat(cli.run("access review-import " + file + " --yes -o json")
                        .ok()
                        .texts("Status"))
                .containsExactly("SUCCEEDED");
    }

    @Test
    void nothingIsDoneForADecisionThatIsNoneOrIsOfAnotherInstanceOrTooMany() throws IOException {
        Path maybe = decided("maybe.csv", "maybe", "priya.patel", ",USER,");
        assertThat(cli.run("access review-import " + maybe + " --yes")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("\"maybe\"");
        Path other = decided("other.csv", "revoke", "priya.patel", ",USER,");
        Files.writeString(
                other, Files.readString(other).replaceAll("instance/ssoins-\\w+", "instance/ssoins-1111111111111111"));
        assertThat(cli.run("access review-import " + other + " --yes")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("ssoins-1111111111111111");
        Path all = decided("all.csv", "revoke", "");
        assertThat(cli.run("access review-import " + all + " --yes --max-delete 3")
                        .failed(ExitStatus.CONFLICT)
                        .err())
                .contains("more than the 3");
        assertThat(cli.calls()).doesNotContainKey(DELETE);
    }

    @Test
    void reviewWithoutDecisionsChangesNothing() throws IOException {
        Path file = review("review.csv", "csv");

        assertThat(cli.run("access review-import " + file + " --yes").ok().err())
                .contains("0 rows say revoke.");
        assertThat(cli.writeCalls()).isZero();
    }
}
