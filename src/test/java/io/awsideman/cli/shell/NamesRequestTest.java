package io.awsideman.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesRequestTest {
    private final Path home;
    private final Cli cli;

    NamesRequestTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user get jo                              | john.doe@example.com",
                "user delete --yes jo                     | john.doe@example.com",
                "--output json user get jo                | john.doe@example.com",
                "user update john.doe@example.com jo      | ",
                "user find jo                             | ",
                "user get --jo                            | ",
                "user get -- jo                           | john.doe@example.com",
                "group get Dev                            | Developers",
                "group get dev                            | ",
                "group list-members Dev                   | Developers",
                "group memberships jo                     | john.doe@example.com",
                "group add-member Dev                     | Developers",
                "group add-member Developers jo           | john.doe@example.com",
                "group add-member Developers lena.novak jo| john.doe@example.com",
                "group remove-member 'Cloud Platform Team' lena.novak gr | grace.okafor",
                "account get 7559                         | 755930216640",
                "account get Exam                         | Example\\ Corp",
                "account get 'Exam                        | Example Corp",
                "application get Exp                      | Expenses\\ \\&\\ Travel",
                "permission-set get Dep                   | Deploy+Rollback=shop,v1.2@eu-1",
                "permission-set get Deploy+Rollback=shop,v1.2@e | Deploy+Rollback=shop,v1.2@eu-1",
                "user list --profile sand                 | sandbox",
                "user list --profile=sand                 | --profile=sandbox",
                "-p sand                                  | sandbox",
                "user list --region jo                    | ",
                "nonsense get jo                          | ",
                "user nonsense jo                         | ",
            })
    void wordAtTheCursorIsCompletedAsItsPlaceSays(String line, String names) {
        cli.run("cache warm").ok();
        cli.run("permission-set list").ok();

        assertThat(completed("awsideman " + line)).isEqualTo(names == null ? List.of() : List.of(names));
    }

    @Test
    void emptyWordIsCompletedWithEverybody() {
        cli.run("cache warm users groups").ok();

        assertThat(completed("awsideman user get ")).hasSize(12);
        assertThat(completed("awsideman group get "))
                .contains("Cloud\\ Platform\\ Team")
                .hasSize(6);
        assertThat(names("zsh", "awsideman group get "))
                .contains("Cloud Platform Team")
                .hasSize(6);
        assertThat(names("zsh", "awsideman -p=sandbox user list --profile=sa")).containsExactly("sandbox");
    }

    @Test
    void nothingIsAskedOfAws() {
        assertThat(completed("awsideman user get jo"))
                .as("nothing is known yet")
                .isEmpty();
        assertThat(cli.callsTotal()).isZero();
        cli.run("cache warm").ok();
        long calls = cli.callsTotal();

        assertThat(completed("awsideman user get jo")).isNotEmpty();
        assertThat(completed("awsideman user get --refresh jo")).isNotEmpty();
        assertThat(completed("awsideman user get --no-cache jo")).isNotEmpty();

        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void pressOfTheTabKeyCountsForNothing() {
        cli.run("user list").ok();
        String before = cli.run("cache status -o json").ok().out();

        assertThat(completed("awsideman user get jo")).isNotEmpty();

        assertThat(cli.run("cache status -o json").ok().out()).isEqualTo(before);
    }

    @Test
    void expiredNamesAreGoodEnough() {
        cli.run("user list").ok();

        assertThat(cli.later(Duration.ofDays(6))
                        .run(List.of("completion", "names", "bash", "awsideman user get jo"))
                        .ok()
                        .lines())
                .containsExactly("john.doe@example.com");
    }

    @Test
    void namesAreThoseOfTheProfileAndRegionOnTheLine() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "no")) {
            Cli elsewhere = aws.user(home);
            elsewhere.run("user list --sandbox --region eu-west-1").ok();

            assertThat(elsewhere.run(line("awsideman user get jo")).ok().out()).isEmpty();
            assertThat(elsewhere
                            .run(line("awsideman user get --sandbox jo"))
                            .ok()
                            .out())
                    .isEmpty();
            assertThat(elsewhere
                            .run(line("awsideman --sandbox --region eu-west-1 user get jo"))
                            .ok()
                            .lines())
                    .containsExactly("john.doe@example.com");
            assertThat(elsewhere
                            .run(line("awsideman --profile sandbox user get --region=eu-west-1 jo"))
                            .ok()
                            .lines())
                    .containsExactly("john.doe@example.com");
            assertThat(aws.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "awsideman user get --profile nobody jo",
                "awsideman --output nonsense user get jo",
                "awsideman user get --max-age x jo",
                "awsideman --offline --refresh user get --limit",
                "awsideman user get 'jo",
                "awsideman user get \"$(rm -rf /)",
                "awsideman",
                "",
                "\\"
            })
    void oddLineIsNoErrorAndNeverAsks(String odd) {
        CliRun run = Cli.at(home).run(line(odd)).ok();

        assertThat(run.out() + run.err()).isEmpty();
        assertThat(Cli.at(home).callsTotal()).isZero();
    }

    @Test
    void brokenConfigurationShowsWhenTheLineIsRun() throws IOException {
        cli.run("user list").ok();
        Files.writeString(cli.files().resolve("config.yaml"), "cache: [");

        assertThat(completed("awsideman user get jo")).isEmpty();
    }

    @Test
    void switchedOffCacheIsNotReplacedByCalls() {
        cli.run("user list").ok();
        long calls = cli.callsTotal();

        assertThat(cli.with("AWSIDEMAN_CACHE_ENABLED", "false")
                        .run(line("awsideman user get jo"))
                        .ok()
                        .out())
                .isEmpty();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void verbIsShownNowhere() {
        assertThat(cli.run("completion --help").ok().out()).doesNotContain("names");
        assertThat(cli.run("completion bash").ok().out()).doesNotContain("_picocli_awsideman_completion_names");
    }

    private List<String> completed(String line) {
        return names("bash", line);
    }

    private List<String> names(String shell, String line) {
        CliRun run = cli.run(List.of("completion", "names", shell, line)).ok();
        assertThat(run.err()).isEmpty();
        return run.lines();
    }

    private static List<String> line(String typed) {
        return List.of("completion", "names", "bash", typed);
    }
}
