package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupGetCommandTest {
    private final Cli cli;

    GroupGetCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void groupIsFoundByNameAndIdWithoutDownloadingAll() {
        JsonNode group = cli.run("group get 'Cloud Platform Team' -o json").ok().json();

        assertThat(cli.run("group get " + group.path("GroupId").asText() + " -o json")
                        .ok()
                        .json())
                .isEqualTo(group);
        assertThat(group.path("Description").asText()).isEqualTo("Owns the landing zone");
        assertThat(cli.calls()).containsKey("identitystore:GetGroupId").doesNotContainKey("identitystore:ListGroups");
    }

    @Test
    void partOfANameFindsNothing() {
        assertThat(cli.run("group get Cloud").failed(ExitStatus.NOT_FOUND).err())
                .contains("\"Cloud\"", "group find");
        cli.run("group get 9067642ac7-00000000-0000-4000-8000-000000000000").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void nameIsTakenAsItIs() {
        String name = "R&D +=,.@-_ Größe 部署";
        cli.run("group create '" + name + "'").ok();

        assertThat(cli.run("group get '" + name + "' --query DisplayName -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo(name);
    }
}
