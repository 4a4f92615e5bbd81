package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignmentOperationStatus;
import software.amazon.awssdk.services.ssoadmin.model.Application;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.DescribeInstanceResponse;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSetProvisioningStatus;

/** Every attribute that the API has can be a column, whether the sandbox has a value for it or not. */
class ApiColumnsTest {
    private final Cli cli;

    ApiColumnsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    static Stream<Arguments> things() {
        return Stream.of(
                Arguments.of("user list", User.builder().build()),
                Arguments.of("user get jane.smith", User.builder().build()),
                Arguments.of("group list", Group.builder().build()),
                Arguments.of("group members Finance", GroupMembership.builder().build()),
                Arguments.of(
                        "group memberships jane.smith",
                        GroupMembership.builder().build()),
                Arguments.of("permission-set list", PermissionSet.builder().build()),
                Arguments.of(
                        "permission-set status",
                        PermissionSetProvisioningStatus.builder().build()),
                Arguments.of(
                        "assignment status",
                        AccountAssignmentOperationStatus.builder().build()),
                Arguments.of("account list", Account.builder().build()),
                Arguments.of("application list", Application.builder().build()),
                Arguments.of(
                        "application assignments 'Developer Portal'",
                        ApplicationAssignment.builder().build()),
                Arguments.of("instance list", InstanceMetadata.builder().build()),
                Arguments.of("instance show", DescribeInstanceResponse.builder().build()));
    }

    @ParameterizedTest
    @MethodSource("things")
    void attributeOfTheApiIsAColumn(String command, SdkPojo thing) {
        String columns = thing.sdkFields().stream().map(SdkField::memberName).collect(Collectors.joining(","));

        assertThat(cli.run(command + " -o csv --columns " + columns)
                        .ok()
                        .lines()
                        .get(0))
                .isEqualTo(columns);
    }
}
