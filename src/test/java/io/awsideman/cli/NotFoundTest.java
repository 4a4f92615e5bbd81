package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every verb that takes a name, with one that nothing has. */
class NotFoundTest {
    private static final String REQUEST = "11111111-2222-4333-8444-555555555555";

    static final List<String> COMMANDS = List.of(
            "user get Nope",
            "user update Nope --title CTO",
            "user delete Nope",
            "group get Nope",
            "group members Nope",
            "group memberships Nope",
            "group update Nope --description x",
            "group delete Nope",
            "group add-member Nope jane.smith",
            "group add-member Finance Nope",
            "group remove-member Nope tom.oconnor",
            "group remove-member Finance Nope",
            "permission-set get Nope",
            "permission-set update Nope --description x",
            "permission-set update ReadOnlyAccess --remove-tag Nope",
            "permission-set delete Nope",
            "permission-set delete Nope --with-assignments",
            "permission-set provision Nope",
            "permission-set provision ReadOnlyAccess --account Nope",
            "permission-set status Nope",
            "permission-set status " + REQUEST,
            "assignment list --user Nope",
            "assignment list --group Nope",
            "assignment list --principal Nope",
            "assignment list --permission-set Nope",
            "assignment list --account Nope",
            "assignment list --ou /Nope",
            "assignment get Nope Finance audit",
            "assignment get Billing Nope audit",
            "assignment get Billing Finance Nope",
            "assignment assign Nope Finance audit",
            "assignment assign Billing Nope audit",
            "assignment assign Billing Finance Nope",
            "assignment assign Billing Finance /Nope",
            "assignment revoke Nope Finance audit",
            "assignment revoke Billing Nope audit",
            "assignment revoke Billing Finance Nope",
            "assignment status " + REQUEST,
            "access user Nope",
            "access user jane.smith --ou /Nope",
            "access group Nope",
            "access account Nope",
            "access account /Nope",
            "access permission-set Nope",
            "access who-can --permission-set-with-policy AdministratorAccess --account Nope",
            "access explain Nope audit",
            "access explain jane.smith Nope",
            "access compare Nope jane.smith",
            "access compare jane.smith Nope",
            "access matrix --account Nope",
            "access matrix --permission-set Nope",
            "access review --scope Nope",
            "access review --permission-set Nope",
            "account get Nope",
            "account list --ou /Nope",
            "org tree /Nope",
            "org policies Nope",
            "org policies /Nope",
            "application get Nope",
            "application assignments Nope",
            "instance set-attributes --remove Nope",
            "profile show Nope",
            "profile use Nope",
            "profile remove Nope");

    private final Cli cli;

    NotFoundTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void nameThatNothingHasIsToldAndNothingIsChanged(String command) {
        CliRun run = cli.run(command + " --yes").failed(ExitStatus.NOT_FOUND);

        assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains(command.contains("Nope") ? "Nope" : REQUEST);
        assertThat(run.err()).contains("hint: ");
        assertThat(cli.writeCalls()).isZero();
    }
}
