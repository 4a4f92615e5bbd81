package io.awsideman.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can reach what, kept in files and compared. */
class SnapshotCommandsTest {
    private static final String COLUMNS = " --columns AccountId,PermissionSetArn,UserId,PrincipalId,SessionDuration";

    private final Cli cli;

    SnapshotCommandsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    private Path file(String name) {
        return cli.files().resolve("snapshots").resolve(name);
    }

    @Test
    void snapshotHasWhatEverybodyHadWhateverHasHappenedSince() {
        cli.run("user delete ahmed.hassan --yes").ok(); // which leaves assignments of nobody
        cli.later(Duration.ofMinutes(1));
        String review = cli.run("access review -o csv" + COLUMNS).ok().out();

        cli.run("snapshot create friday").ok();
        cli.run("sandbox seed --users 0 --groups 0 --accounts 1 --permission-sets 0 --yes")
                .ok();

        long calls = cli.callsTotal();
        CliRun run = cli.run("snapshot show friday -o csv" + COLUMNS).ok();
        assertThat(run.out()).isEqualTo(review);
        assertThat(run.err()).contains(" as it was at 2026-11-02T08:01:00Z; digest ");
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void ownerAloneCanReadItAndIsToldWhereItIs() throws IOException {
        CliRun run = cli.run("snapshot create friday -o json").ok();

        Path file = file("friday.jsonl.gz");
        assertThat(run.err()).contains("Wrote " + file + ", not encrypted");
        assertThat(run.json().path("File").asText()).isEqualTo(file.toString());
        assertThat(run.json().path("Bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(text(file))
                .contains("\"UserName\":\"jane.smith\"", "\"AttachedManagedPolicies\"")
                .doesNotContain("jane.smith@", "PhoneNumbers", "Addresses");
    }

    private static String text(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void listingTellsWhatEachIsOf() {
        JsonNode created = cli.run("snapshot create first -o json").ok().json();
        cli.later(Duration.ofDays(1));
        cli.run("snapshot create").ok();
        cli.run("snapshot create").ok(); // within the same second

        CliRun run = cli.run("snapshot list --sort-by SnapshotTime -o json").ok();

        assertThat(run.texts("Name")).containsExactly("first", "2026-11-03T080000Z", "2026-11-03T080000Z-2");
        assertThat(run.texts("SnapshotTime")).startsWith("2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z");
        assertThat(run.json().get(0)).isEqualTo(created);
        assertThat(created.path("Grants").asInt())
                .isEqualTo(cli.run("access review -o json").ok().json().size());
        assertThat(created.path("Users").asInt()).isPositive();
        assertThat(created.path("InstanceArn").asText()).startsWith("arn:aws:sso:::instance/");
    }

    @Test
    void differenceIsWhatCameWentAndChanged() {
        cli.run("snapshot create friday").ok();
        cli.run("assignment assign Billing tom.oconnor audit").ok();
        cli.run("assignment revoke DatabaseAccess priya.patel data-production --yes")
                .ok();
        cli.run("permission-set update ReadOnlyAccess --add-managed-policy PowerUserAccess")
                .ok();
        cli.run("group update Finance --name Money").ok();
        cli.later(Duration.ofMinutes(1));

        CliRun live = cli.run("snapshot diff friday -o json").ok();
        cli.run("snapshot create monday").ok();
        cli.run("sandbox reset --yes").ok();
        CliRun kept = cli.run("snapshot diff friday monday -o json --exit-code").ended(ExitStatus.FINDINGS);

        assertThat(live.json())
                .extracting(row -> String.join(
                        " ",
                        row.path("Change").asText(),
                        row.path("PermissionSetName").asText(),
                        row.path("UserName").asText() + row.path("GroupName").asText(),
                        row.path("AccountName").asText() + row.path("Attribute").asText()))
                .containsExactly(
                        "ADDED Billing tom.oconnor audit",
                        "REMOVED DatabaseAccess priya.patel data-production",
                        "CHANGED ReadOnlyAccess  AttachedManagedPolicies",
                        "CHANGED  Money DisplayName");
        assertThat(live.json().get(2).path("After").toString()).contains("PowerUserAccess", "ReadOnlyAccess");
        assertThat(live.json().get(2).path("Before").toString()).doesNotContain("PowerUserAccess");
        assertThat(live.err()).contains("1 added, 1 removed, 2 changed");
        assertThat(kept.json()).isEqualTo(live.json());
        assertThat(cli.run("snapshot diff monday monday --exit-code -o json")
                        .ok()
                        .json())
                .isEmpty();
    }

    @Test
    void groupsAreExpandedOnBothSides() {
        cli.run("snapshot create friday").ok();
        int places = cli.run("assignment list --group SecurityAuditors -o json")
                .ok()
                .json()
                .size();
        cli.run("group add-member SecurityAuditors jane.smith").ok();
        cli.later(Duration.ofMinutes(1));

        CliRun run = cli.run("snapshot diff friday live -o json").ok();

        assertThat(run.texts("Change")).hasSize(places).containsOnly("ADDED");
        assertThat(run.texts("Path")).containsOnly("group SecurityAuditors");
        assertThat(run.texts("UserName")).containsOnly("jane.smith");
    }

    @Test
    void snapshotOfAPartSaysSo() {
        cli.with(
                "AWSIDEMAN_SANDBOX_BEHAVIOUR",
                "deny=ListAccountAssignmentsForPrincipal|ListAccountAssignments@204512348876"
                        + "|ListPermissionSetsProvisionedToAccount@204512348876");

        CliRun run = cli.run("snapshot create part -o json").ended(ExitStatus.PARTIAL);

        assertThat(run.json().path("Complete").asBoolean()).isFalse();
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        assertThat(cli.run("snapshot show part").ended(ExitStatus.PARTIAL).err())
                .contains("not complete");
        cli.run("snapshot diff part").ended(ExitStatus.PARTIAL);
        assertThat(cli.run("snapshot list -o json").ok().texts("Complete")).containsExactly("false");
    }

    @Test
    void nothingIsReplacedAndNoOtherNameIsTaken() {
        cli.run("snapshot create friday").ok();

        cli.run("snapshot create friday").failed(ExitStatus.CONFLICT);
        for (String name : List.of("../friday", "live", ".x", "a/b", "''")) {
            cli.run("snapshot create " + name).failed(ExitStatus.USAGE);
        }
        cli.run("snapshot create other --dry-run").ok();
        assertThat(cli.run("snapshot list -o json").ok().texts("Name")).containsExactly("friday");
        cli.run("snapshot show thursday").failed(ExitStatus.NOT_FOUND);
        cli.run("snapshot diff friday thursday").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void filesFromElsewhereAreRead() throws IOException {
        cli.run("snapshot create friday").ok();
        Path elsewhere = Files.move(file("friday.jsonl.gz"), cli.files().resolve("archived"));

        cli.run("snapshot show " + elsewhere).ok();
        cli.run("snapshot diff " + elsewhere + " --exit-code").ok();
        assertThat(cli.run("snapshot list -o json").ok().json()).isEmpty();
    }

    @Test
    void damagedSnapshotIsTold() throws IOException {
        cli.run("snapshot create good").ok();
        byte[] whole = Files.readAllBytes(file("good.jsonl.gz"));
        String lines = text(file("good.jsonl.gz"));
        for (byte[] damaged : List.of(
                Arrays.copyOf(whole, whole.length / 2),
                gzip(lines.substring(0, lines.lastIndexOf("{\"Assignment\""))),
                gzip(lines.replaceFirst("\"SnapshotVersion\":1", "\"SnapshotVersion\":2")),
                gzip("{\"UserName\":\"x\"}\n"),
                gzip("[1, 2"),
                "no snapshot".getBytes(StandardCharsets.UTF_8),
                new byte[0])) {
            Files.write(file("bad.jsonl.gz"), damaged);

            assertThat(cli.run("snapshot show bad").failed(ExitStatus.USAGE).err())
                    .contains("bad.jsonl.gz is no snapshot, or is");
            assertThat(cli.run("snapshot list -o json").ok().texts("Name")).containsExactly("bad", "good");
        }
        cli.run("snapshot diff bad good").failed(ExitStatus.USAGE);
        assertThat(cli.run("snapshot list").ok().err()).contains("bad.jsonl.gz is no snapshot, or is");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void snapshotsOfTwoInstancesAreNotCompared() throws IOException {
        cli.run("snapshot create here").ok();
        Files.write(
                file("there.jsonl.gz"),
                gzip(text(file("here.jsonl.gz"))
                        .replaceFirst("instance/ssoins-\\w+", "instance/ssoins-1111111111111111")));

        assertThat(cli.run("snapshot diff here there").failed(ExitStatus.USAGE).err())
                .contains("ssoins-1111111111111111");
    }
}
