package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every verb does when AWS refuses. */
class GroupRefusalsTest {
    private static final String LIST = "group list";
    private static final String GET = "group get Finance";
    private static final String FIND = "group find x";
    private static final String MEMBERS = "group members Finance";
    private static final String MEMBERSHIPS = "group memberships jdoe";
    private static final String CREATE = "group create X";
    private static final String UPDATE = "group update Finance --name X";
    private static final String DELETE = "group delete Finance --yes";
    private static final String ADD = "group add-member Finance jdoe jroe";
    private static final String REMOVE = "group remove-member Finance jdoe jroe --yes";

    private final Path home;

    GroupRefusalsTest(@TempDir Path home) {
        this.home = home;
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, GET, FIND, MEMBERS, MEMBERSHIPS, CREATE, UPDATE, DELETE, ADD, REMOVE})
    void refusalIsToldWithItsReason(String command) throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "hands off")) {
            assertThat(aws.user(home)
                            .run(command)
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("hands off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, GET, MEMBERS, MEMBERSHIPS, CREATE, UPDATE, DELETE, ADD, REMOVE})
    void throttlingThatDoesNotEndIsUnavailable(String command) throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "ThrottlingException", "Rate exceeded")) {
            aws.user(home).run(command + " --timeout 300ms").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
