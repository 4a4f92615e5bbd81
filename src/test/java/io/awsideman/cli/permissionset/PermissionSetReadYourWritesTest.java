package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line is a session of its own over the same files, as another process is. */
class PermissionSetReadYourWritesTest {
    private static final List<String> READS = List.of(
            "permission-set list -o json",
            "permission-set find access -o json",
            "permission-set get ReadOnlyAccess -o json",
            "permission-set get NetworkAdministrator -o json",
            "permission-set get New -o json",
            "permission-set status ReadOnlyAccess -o json");

    private final Cli cli;

    PermissionSetReadYourWritesTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    static Stream<String> writes() {
        return Stream.of(
                "create New --managed-policy ReadOnlyAccess",
                "update ReadOnlyAccess --description other",
                "update ReadOnlyAccess --session-duration 2h --provision",
                "update ReadOnlyAccess --add-managed-policy SecurityAudit",
                "update ReadOnlyAccess --remove AttachedManagedPolicies",
                "update ReadOnlyAccess --add-customer-managed-policy /team/Logs",
                "update ReadOnlyAccess --permissions-boundary Bound",
                "update ReadOnlyAccess --add-tag A=b",
                "update NetworkAdministrator --remove Description",
                "provision ReadOnlyAccess",
                "delete NetworkAdministrator --yes",
                "delete ReadOnlyAccess --with-assignments --yes");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyReadOfTheNextSessionSeesTheWrite(String write) {
        READS.forEach(cli::run);
        cli.later(Duration.ofSeconds(10));
        READS.forEach(cli::run);

        cli.run("permission-set " + write).ok();

        assertThatReadsAreTrue();
        cli.later(Duration.ofSeconds(10));
        assertThatReadsAreTrue();
        assertThatReadsAreTrue();
    }

    private void assertThatReadsAreTrue() {
        for (String read : READS) {
            CliRun cached = cli.run(read);
            CliRun asked = cli.run(read + " --no-cache");
            assertThat(cached.out()).as(read).isEqualTo(asked.out());
            assertThat(cached.exitCode()).as(read).isEqualTo(asked.exitCode());
        }
    }
}
