package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;

class InstancesTest {
    private static final String ONE = "arn:aws:sso:::instance/ssoins-1111111111111111";
    private static final String TWO = "arn:aws:sso:::instance/ssoins-2222222222222222";

    @Test
    void onlyInstanceIsChosen() {
        Instance chosen = instances(ONE).choose(null);

        assertThat(chosen.arn()).isEqualTo(ONE);
        assertThat(chosen.identityStoreId()).isEqualTo("d-1111111111");
    }

    @Test
    void wantedInstanceIsChosen() {
        assertThat(instances(ONE, TWO).choose(TWO).arn()).isEqualTo(TWO);
    }

    @Test
    void severalInstancesAreListedForAChoice() {
        AdminException failure = catchThrowableOfType(
                AdminException.class, () -> instances(ONE, TWO).choose(null));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(failure).hasMessageContainingAll(ONE, TWO, "d-2222222222");
        assertThat(failure.remedy()).contains("--instance-arn");
    }

    @Test
    void wantedInstanceThatIsNotThereIsNotReplaced() {
        AdminException failure =
                catchThrowableOfType(AdminException.class, () -> instances(ONE).choose(TWO));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining(TWO);
        assertThat(failure.remedy()).contains(ONE);
    }

    @Test
    void regionWithoutInstancePointsToTheHomeRegion() {
        AdminException failure =
                catchThrowableOfType(AdminException.class, () -> instances().choose(null));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.remedy()).contains("home region");
    }

    private static Instances instances(String... arns) {
        return new Instances(new SsoAdminClient() {
            @Override
            public ListInstancesResponse listInstances(ListInstancesRequest request) {
                return ListInstancesResponse.builder()
                        .instances(Arrays.stream(arns)
                                .map(arn -> InstanceMetadata.builder()
                                        .instanceArn(arn)
                                        .identityStoreId("d-" + arn.substring(arn.length() - 10))
                                        .build())
                                .toList())
                        .build();
            }

            @Override
            public String serviceName() {
                return "sso";
            }

            @Override
            public void close() {}
        });
    }
}
