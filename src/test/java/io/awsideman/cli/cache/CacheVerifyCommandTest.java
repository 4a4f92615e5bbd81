package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheVerifyCommandTest {
    private static final String STORE = "d-9067642ac7";
    private final Cli cli;

    CacheVerifyCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void everyKindOfAnswerIsAskedForAgain() {
        cli.run("cache warm").ok();
        cli.run("user get jane.smith").ok();
        cli.run("user get nobody.at.all").failed(ExitStatus.NOT_FOUND);
        long writes = cli.writeCalls();

        CliRun run = cli.run("cache verify --all -o json").ok();

        long answers = cli.run("cache inspect -o json").ok().json().findValuesAsText("Operation").stream()
                .filter(operation -> operation.contains(":"))
                .count();
        assertThat(run.json()).hasSizeGreaterThan(40);
        assertThat(run.json().findValuesAsText("Result")).containsOnly("same");
        assertThat((long) run.json().size())
                .as("all but the instance chosen, which is a part of an answer")
                .isEqualTo(answers - 1);
        assertThat(run.err()).contains("Verified " + run.json().size() + " entries: 0 different.");
        assertThat(cli.writeCalls()).isEqualTo(writes);
    }

    @Test
    void whatWasChangedElsewhereIsAFinding() throws IOException {
        cli.run("user list").ok();
        cli.run("user get jane.smith").ok();
        cli.run("group list").ok();
        JsonNode jane = user("jane.smith");
        String id = jane.path("UserId").asText();
        cli.elsewhere(
                "AWSIdentityStore.UpdateUser",
                "{\"IdentityStoreId\":\"" + STORE + "\",\"UserId\":\"" + id
                        + "\",\"Operations\":[{\"AttributePath\":\"displayName\",\"AttributeValue\":\"Janet\"}]}");
        cli.elsewhere("AWSIdentityStore.CreateGroup", "{\"IdentityStoreId\":\"" + STORE + "\",\"DisplayName\":\"N\"}");
        cli.later(Duration.ofSeconds(90));

        CliRun run = cli.run("cache verify -o json").ended(ExitStatus.FINDINGS);

        assertThat(run.texts("Key")).containsExactly("group:list:all", "user:describe:" + id, "user:list:all");
        assertThat(run.json().get(0).path("Differences").get(0).asText()).matches("Groups\\[.*] is new");
        assertThat(run.json().get(1).path("Differences"))
                .extracting(JsonNode::asText)
                .contains("DisplayName differs");
        assertThat(run.json().get(2).path("Differences"))
                .extracting(JsonNode::asText)
                .contains("Users[" + id + "].DisplayName differs");
        assertThat(run.json().get(2).path("AgeSeconds").asLong()).isEqualTo(90);
        assertThat(run.err()).contains("3 different.");
        assertThat(cli.run("cache verify group:*").ended(ExitStatus.FINDINGS).out())
                .contains("group:list:all")
                .doesNotContain("user:");
        cli.run("cache clear --yes").ok();
        cli.run("cache verify").ok();
    }

    @Test
    void whatIsGoneIsAFinding() throws IOException {
        cli.run("user list").ok();
        String id = user("jane.smith").path("UserId").asText();
        cli.run("user get " + id).ok();
        cli.elsewhere(
                "AWSIdentityStore.DeleteUser", "{\"IdentityStoreId\":\"" + STORE + "\",\"UserId\":\"" + id + "\"}");

        CliRun run = cli.run("cache verify user:describe:* -o json").ended(ExitStatus.FINDINGS);

        assertThat(run.json().get(0).path("Differences").get(0).asText()).isEqualTo("there is none any more");
    }

    @Test
    void entriesOfOthersAndEntriesThatAreNotInUseAreLeftOut() {
        cli.run("user list").ok();
        cli.run("user list --region eu-west-1").ok();
        cli.later(Duration.ofMinutes(14)).run("group list").ok();

        CliRun run = cli.run("cache verify").ok();

        assertThat(run.err())
                .containsPattern("Left out: [1-9]\\d* of other scopes")
                .contains("not in use any more");
        assertThat(cli.run("cache verify --all -o json").ok().texts("Key"))
                .contains("group:list:all")
                .doesNotContain("user:list:all");
    }

    @Test
    void verifyingNeedsAws() {
        cli.run("user list").ok();

        cli.run("cache verify --offline").failed(ExitStatus.USAGE);
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListUsers");
        cli.run("cache verify user:*").failed(ExitStatus.NOT_AUTHORIZED);
    }

    private JsonNode user(String name) {
        return cli.run("user get " + name + " -o json").ok().json();
    }
}
