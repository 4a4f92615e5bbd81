package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose answers are whose: profiles with equal rights share them, roles, accounts and instances do not. */
class CallersTest {
    private static final String MANAGEMENT = "111122223333";
    private static final String DELEGATED = "536014478215";

    private Cli cli;
    private AwsAccount aws;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        cli = Cli.at(home);
        aws = new AwsAccount(home, cli.clock());
        aws.profile("alice", MANAGEMENT, "Admin", "");
        aws.profile("bob", MANAGEMENT, "Admin", "");
        aws.profile("reader", MANAGEMENT, "ReadOnly", "deny=ListAccounts");
        aws.profile("member", DELEGATED, "Admin", "caller=" + DELEGATED);
        cli.with("AWS_ENDPOINT_URL", aws.address());
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void profilesOfOneRoleShareTheirAnswers() {
        String answer = as("alice", "user list").ok().out();
        int requests = aws.requests();

        assertThat(as("bob", "user list").ok().out()).isEqualTo(answer);
        assertThat(aws.requests()).isEqualTo(requests);
    }

    @Test
    void roleOfTheSameAccountIsNotAnsweredWithWhatAnotherMaySee() {
        as("alice", "account list").ok();

        as("reader", "account list").failed(ExitStatus.NOT_AUTHORIZED);
        as("reader", "account list --offline").failed(ExitStatus.UNAVAILABLE);
        as("alice", "account list --offline").ok();
    }

    @Test
    void roleAsksForItselfWhatBothMaySee() {
        as("alice", "user list").ok();
        int requests = aws.requests();

        as("reader", "user list").ok();
        assertThat(aws.requests()).isGreaterThan(requests);
    }

    @Test
    void writeOfOneRoleIsSeenByAllOthers() {
        List<String> profiles = List.of("alice", "bob", "reader", "member");
        profiles.forEach(profile -> as(profile, "user list").ok());

        as("alice", "user create --user-name jdoe --given-name Jane --family-name Doe")
                .ok();

        for (int time = 0; time < 2; time++) {
            for (String profile : profiles) {
                assertThat(as(profile, "user list -o json").ok().texts("UserName"))
                        .contains("jdoe");
            }
            cli.later(Duration.ofSeconds(10));
        }
    }

    @Test
    void accountsWithOneRoleNameDoNotShare() {
        as("alice", "group list").ok();
        int requests = aws.requests();

        as("member", "group list").ok();
        assertThat(aws.requests()).isGreaterThan(requests);
    }

    @Test
    void identityStoresOfOneCallerDoNotMix() throws IOException {
        aws.elsewhere("member", "SWBExternalService.CreateInstance", "{\"Name\":\"own\"}");
        List<String> instances = as("member", "instance list -o json").ok().texts("InstanceArn");
        assertThat(instances).hasSize(2);

        for (String instance : instances) {
            int requests = aws.requests();
            as("member", "user list --instance-arn " + instance).ok();
            assertThat(aws.requests()).as("asked for " + instance).isGreaterThan(requests);
        }

        int requests = aws.requests();
        for (String instance : instances) {
            as("member", "user list --instance-arn " + instance).ok();
        }
        assertThat(aws.requests()).isEqualTo(requests);
    }

    private CliRun as(String profile, String commandLine) {
        return cli.run(commandLine + " --profile " + profile);
    }
}
