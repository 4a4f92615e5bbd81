package io.awsideman.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process has written, every other process reads, whatever was cached before. */
class ReadYourWritesIT {
    private static final List<String> READS = List.of("user list", "user get jdoe", "user find jdoe");

    private final Path home;

    ReadYourWritesIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void everyReadSeesEveryWriteInTheSandbox() throws Exception {
        assertThatEveryReadSeesEveryWrite(Program.inSandbox(home));
    }

    @Test
    void everyReadSeesEveryWriteOverHttp() throws Exception {
        Path serverHome = Files.createDirectory(home.resolve("server"));
        try (SandboxServerProcess server = SandboxServerProcess.of(Program.inSandbox(serverHome))) {
            assertThatEveryReadSeesEveryWrite(Program.withKeys(Files.createDirectory(home.resolve("client")))
                    .with("AWS_ENDPOINT_URL", server.address()));
        }
    }

    @Test
    void everyReadOfGroupsSeesEveryWrite() throws Exception {
        Program program = Program.inSandbox(home);
        List<String> reads = List.of("group list", "group members Crew", "group memberships tom.oconnor", "user list");

        program.run("group create Crew").ok();
        warm(program, reads);
        program.run("group add-member Crew tom.oconnor lena.novak").ok();
        assertThat(texts(program, "group members Crew", "UserName")).containsExactly("tom.oconnor", "lena.novak");
        assertThat(texts(program, "group memberships tom.oconnor", "GroupName")).contains("Crew");

        warm(program, reads);
        program.run("user update tom.oconnor --user-name tom.reilly").ok();
        program.run("group remove-member Crew lena.novak --yes").ok();
        assertThat(texts(program, "group members Crew", "UserName")).containsExactly("tom.reilly");
        assertThat(texts(program, "group memberships lena.novak", "GroupName")).doesNotContain("Crew");

        warm(program, reads);
        program.run("group update Crew --name Staff").ok();
        assertThat(texts(program, "group memberships tom.reilly", "GroupName")).contains("Staff");
        program.run("group get Crew").failed(ExitStatus.NOT_FOUND);

        program.run("group delete Staff --yes").ok();
        assertThat(texts(program, "group list", "DisplayName")).doesNotContain("Staff");
        assertThat(texts(program, "group memberships tom.reilly", "GroupName")).doesNotContain("Staff");
    }

    @Test
    void everyReadOfPermissionSetsSeesEveryWrite() throws Exception {
        Program program = Program.inSandbox(home);
        List<String> reads = List.of(
                "permission-set list",
                "permission-set get ReadOnlyAccess",
                "permission-set status ReadOnlyAccess",
                "account get shop-production",
                "assignment list");

        warm(program, reads);
        program.run("permission-set create Fresh").ok();
        program.run("permission-set update ReadOnlyAccess --description 'Written elsewhere'")
                .ok();
        assertThat(texts(program, "permission-set list", "Name")).contains("Fresh");
        assertThat(program.run("permission-set get ReadOnlyAccess").ok().out()).contains("Written elsewhere");
        assertThat(texts(program, "permission-set status ReadOnlyAccess", "ProvisioningStatus"))
                .containsOnly("LATEST_PERMISSION_SET_NOT_PROVISIONED");

        warm(program, reads);
        program.run("permission-set provision ReadOnlyAccess").ok();
        assertThat(texts(program, "permission-set status ReadOnlyAccess", "ProvisioningStatus"))
                .containsOnly("LATEST_PERMISSION_SET_PROVISIONED");

        warm(program, reads);
        program.run("permission-set delete ReadOnlyAccess --with-assignments --yes")
                .ok();
        assertThat(texts(program, "permission-set list", "Name")).doesNotContain("ReadOnlyAccess");
        program.run("permission-set get ReadOnlyAccess").failed(ExitStatus.NOT_FOUND);
        assertThat(texts(program, "assignment list", "PermissionSetName")).doesNotContain("ReadOnlyAccess");
        assertThat(program.run("account get shop-production").ok().out()).doesNotContain("ReadOnlyAccess");
    }

    @Test
    void attributesForAccessControlAreReadAsTheyWereWritten() throws Exception {
        Program program = Program.inSandbox(home);
        String read = "instance attributes";

        warm(program, List.of(read));
        program.run("instance set-attributes 'Team=${path:nickName}'").ok();
        assertThat(texts(program, read, "Key")).contains("Team");

        warm(program, List.of(read));
        program.run("instance set-attributes --remove Team --yes").ok();
        assertThat(texts(program, read, "Key")).doesNotContain("Team");
    }

    @Test
    void secondProcessCallsNothing() throws Exception {
        Program program = Program.inSandbox(home);
        String first = program.run("user list").ok().out();
        long calls = program.calls();

        assertThat(program.run("user list").ok().out()).isEqualTo(first);

        assertThat(calls).isPositive();
        assertThat(program.calls()).isEqualTo(calls);
    }

    @Test
    void secondProcessCallsNothingOverHttp() throws Exception {
        Program sandbox = Program.inSandbox(Files.createDirectory(home.resolve("server")));
        Program client = Program.withKeys(Files.createDirectory(home.resolve("client")));
        try (SandboxServerProcess server = SandboxServerProcess.of(sandbox)) {
            String list = "user list --endpoint-url " + server.address();
            String first = client.run(list).ok().out();
            long calls = sandbox.calls();

            assertThat(client.run(list).ok().out()).isEqualTo(first);

            assertThat(calls).isPositive();
            assertThat(sandbox.calls()).isEqualTo(calls);
        }
    }

    private static void assertThatEveryReadSeesEveryWrite(Program program) throws Exception {
        warm(program, READS);
        program.run("user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();
        assertThatReadsShow(program, "Jane Doe");

        warm(program, READS);
        program.run("user update jdoe --display-name 'Jane Roe'").ok();
        assertThatReadsShow(program, "Jane Roe");

        warm(program, READS);
        program.run("user delete jdoe --yes").ok();
        assertThat(program.run("user list -o json").ok().texts("UserName")).doesNotContain("jdoe");
        program.run("user get jdoe").failed(ExitStatus.NOT_FOUND);
        assertThat(program.run("user find jdoe -o json").ok().json()).isEmpty();
    }

    private static void warm(Program program, List<String> reads) throws Exception {
        for (String read : reads) {
            program.run(read);
        }
    }

    private static List<String> texts(Program program, String read, String field) throws Exception {
        return program.run(read + " -o json").ok().texts(field);
    }

    private static void assertThatReadsShow(Program program, String displayName) throws Exception {
        for (String read : READS) {
            CliRun run = program.run(read + " -o json").ok();
            assertThat(run.texts("DisplayName")).as(read).contains(displayName);
            assertThat(run.err()).isEmpty();
        }
    }
}
