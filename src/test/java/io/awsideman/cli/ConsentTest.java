package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb that changes something: without consent, and as a dry run. */
class ConsentTest {
    /** What destroys, or is many things at once: a person is asked, and without one there has to be a {@code --yes}. */
    static final List<String> ASKING = List.of(
            "user delete jane.smith",
            "group delete Finance",
            "group remove-member Finance tom.oconnor",
            "permission-set delete NetworkAdministrator",
            "permission-set delete ReadOnlyAccess --with-assignments",
            "assignment revoke Billing Finance 111122223333",
            "assignment assign Billing Developers --account audit,network",
            "findings fix orphans",
            "access review-import src/test/resources/review/decisions.csv",
            "instance set-attributes 'Team=${path:name.familyName}' && instance set-attributes --remove Team",
            "user list && cache clear",
            "profile add kept --region eu-west-1 && profile remove kept",
            "config auto",
            "user delete jane.smith --yes && sandbox reset",
            "config set cache.encryption_key_source environment && cache encryption enable && user list"
                    + " && cache encryption disable",
            "sandbox seed --users 3");

    static final List<String> UNASKED = List.of(
            "user create jdoe --given-name Jane --family-name Doe",
            "user update jane.smith --title CTO",
            "group create Auditors",
            "group update Finance --name Money",
            "group add-member Finance lena.novak jane.smith",
            "permission-set create Audit --managed-policy SecurityAudit",
            "permission-set update Billing --description x --provision",
            "permission-set provision PowerUserAccess",
            "assignment assign Billing Developers audit",
            "instance set-attributes 'Team=${path:name.familyName}'",
            "snapshot create",
            "user list && user update jane.smith --title CTO && cache cleanup",
            "cache backend use memory",
            "config set cache.settle_time 0 && cache backend use redis && user list && cache backend use file"
                    + " && cache migrate --from redis --to file",
            "profile add prod --region eu-west-1",
            "profile use sandbox",
            "config set cache.default_ttl 5m",
            "config set cache.default_ttl 5m && config unset cache.default_ttl");

    private static RedisProcess redis;

    private final Cli cli;

    ConsentTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_KEY", "A".repeat(43) + "=")
                .with("AWSIDEMAN_CACHE_REDIS_URL", redis.url())
                .with("AWSIDEMAN_CACHE_REDIS_PREFIX", "t" + home.hashCode());
    }

    @BeforeAll
    static void start() throws IOException {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    static Stream<String> commands() {
        return Stream.concat(ASKING.stream(), UNASKED.stream());
    }

    @ParameterizedTest
    @FieldSource("ASKING")
    void withoutATerminalItNeedsAYes(String command) throws IOException {
        String asking = prepared(command);
        Kept before = Kept.of(cli, command);
        long writes = cli.writeCalls();

        CliRun run = cli.run(asking).failed(ExitStatus.USAGE);

        assertThat(run.err()).contains("nothing was done", "--yes");
        assertThat(cli.writeCalls()).isEqualTo(writes);
        assertThat(Kept.of(cli, command)).isEqualTo(before);
        cli.run(asking + " --yes").ok();
        assertThat(Kept.of(cli, command)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("ASKING")
    void answerNoDoesNothingAndYesDoesIt(String command) throws IOException {
        String asking = prepared(command);
        Kept before = Kept.of(cli, command);
        long writes = cli.writeCalls();

        CliRun run = cli.answering("n").run(asking).failed(ExitStatus.INTERRUPTED);

        assertThat(run.err()).contains("? [y/N] ", "cancelled; nothing was done");
        assertThat(cli.writeCalls()).isEqualTo(writes);
        assertThat(Kept.of(cli, command)).isEqualTo(before);
        cli.answering("y").run(asking).ok();
        assertThat(Kept.of(cli, command)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("UNASKED")
    void whatDestroysNothingIsDoneUnasked(String command) throws IOException {
        String unasked = prepared(command);
        Kept before = Kept.of(cli, command);

        assertThat(cli.run(unasked).ok().err()).doesNotContain("[y/N]");

        assertThat(Kept.of(cli, command)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void dryRunCallsNoWriteAndChangesNothing(String command) throws IOException {
        String change = prepared(command);
        Kept before = Kept.of(cli, command);
        long writes = cli.writeCalls();

        CliRun run = cli.run(change + " --dry-run").ok();

        assertThat(run.err()).contains("othing was changed");
        assertThat(cli.writeCalls()).isEqualTo(writes);
        assertThat(Kept.of(cli, command)).isEqualTo(before);
    }

    /** The command itself, after what has to be before it. */
    private String prepared(String command) {
        List<String> commands = Arrays.asList(command.split(" && "));
        cli.run("sandbox status").ok();
        for (String before : commands.subList(0, commands.size() - 1)) {
            cli.run(before).ok();
        }
        return commands.get(commands.size() - 1);
    }
}
