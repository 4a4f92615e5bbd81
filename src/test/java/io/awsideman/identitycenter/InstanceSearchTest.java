package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;

class InstanceSearchTest {
    private static final String ARN = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
    private static final String OTHER = "arn:aws:sso:::instance/ssoins-abcdef1234567890";

    private final Map<String, List<String>> instances = new HashMap<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void instanceOfTheLikelyRegionIsTakenWithoutAskingOthers() {
        instances.put("eu-west-1", List.of(ARN));

        FoundInstances found = search("eu-west-1", "eu-west-2", "us-east-1");

        assertThat(found.choose(null).region()).isEqualTo("eu-west-1");
        assertThat(asked).containsExactly("eu-west-1");
    }

    @Test
    void otherRegionsAreAskedWhenThereIsNoneInTheLikelyOne() {
        instances.put("us-east-1", List.of(ARN));

        FoundInstances found = search("eu-west-1", "eu-west-2", "eu-west-1", "us-east-1");

        assertThat(found.choose(null)).satisfies(located -> {
            assertThat(located.region()).isEqualTo("us-east-1");
            assertThat(located.instance().arn()).isEqualTo(ARN);
        });
        assertThat(asked).containsExactlyInAnyOrder("eu-west-1", "eu-west-2", "us-east-1");
    }

    @Test
    void allAreAskedWhenNoRegionIsLikely() {
        instances.put("eu-west-2", List.of(ARN));

        assertThat(search(null, "eu-west-1", "eu-west-2").choose(null).region()).isEqualTo("eu-west-2");
    }

    @Test
    void refusalIsNotTakenForNothing() {
        failures.put("eu-west-1", refusal("AccessDeniedException"));
        failures.put("eu-west-2", SdkClientException.create("no answer"));
        instances.put("us-east-1", List.of(ARN));

        FoundInstances found = search("eu-west-1", "eu-west-2", "us-east-1");

        assertThat(found.choose(null).region()).isEqualTo("us-east-1");
        assertThat(found.refusals())
                .isEqualTo("; AWS refused to answer in eu-west-1 (AccessDeniedException), eu-west-2 (no answer)");
    }

    @Test
    void nothingFoundNamesTheRegionsThatRefused() {
        failures.put("eu-west-1", refusal("AccessDeniedException"));

        assertThatThrownBy(() -> search("eu-west-1", "us-east-1").choose(null))
                .hasMessage("no Identity Center instance was found in 2 regions; AWS refused to answer in eu-west-1"
                        + " (AccessDeniedException)")
                .asInstanceOf(type(AdminException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
                    assertThat(failure.remedy()).contains("sso:ListInstances");
                });
    }

    @Test
    void refusalEverywhereIsTheFirstRefusal() {
        SsoAdminException first = refusal("AccessDeniedException");
        failures.put("eu-west-1", first);
        failures.put("us-east-1", refusal("UnrecognizedClientException"));

        assertThatThrownBy(() -> search("eu-west-1", "us-east-1")).isSameAs(first);
    }

    @Test
    void expiredLoginIsNotTriedInEveryRegion() {
        SsoAdminException expired = refusal("ExpiredTokenException");
        failures.put("eu-west-1", expired);

        assertThatThrownBy(() -> search("eu-west-1", "us-east-1")).isSameAs(expired);
        assertThat(asked).containsExactly("eu-west-1");
    }

    @Test
    void interruptionEndsTheSearch() {
        AbortedException interrupted = AbortedException.create("stop");
        failures.put("us-east-1", interrupted);

        assertThatThrownBy(() -> search("eu-west-1", "us-east-1")).isSameAs(interrupted);
    }

    @Test
    void severalInstancesAreListedAndOneIsChosenByItsArn() {
        instances.put("eu-west-1", List.of(ARN));
        instances.put("us-east-1", List.of(OTHER));

        FoundInstances found = search(null, "eu-west-1", "us-east-1");

        assertThatThrownBy(() -> found.choose(null))
                .hasMessageContaining(ARN + " in eu-west-1")
                .hasMessageContaining(OTHER + " in us-east-1")
                .asInstanceOf(type(AdminException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                    assertThat(failure.remedy()).contains("--instance-arn");
                });
        assertThat(found.choose(OTHER).region()).isEqualTo("us-east-1");
        assertThatThrownBy(() -> found.choose(ARN + "0"))
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::kind)
                .isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void instanceThatSeveralRegionsListIsOne() {
        instances.put("eu-west-1", List.of(ARN));
        instances.put("us-east-1", List.of(ARN));

        assertThat(search(null, "eu-west-1", "us-east-1").choose(null).region()).isEqualTo("eu-west-1");
    }

    private FoundInstances search(@Nullable String likely, String... others) {
        return new InstanceSearch(
                        likely,
                        List.of(others),
                        region -> new Instances(new Regional(region)),
                        new ParallelReads(12, new SilentProgress()))
                .search();
    }

    private static SsoAdminException refusal(String code) {
        return (SsoAdminException) SsoAdminException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .statusCode(400)
                .build();
    }

    /** Knows the instances of one region. */
    private final class Regional implements SsoAdminClient {
        private final String region;

        private Regional(String region) {
            this.region = region;
        }

        @Override
        public ListInstancesResponse listInstances(ListInstancesRequest request) {
            asked.add(region);
            RuntimeException failure = failures.get(region);
            if (failure != null) {
                throw failure;
            }
            return ListInstancesResponse.builder()
                    .instances(instances.getOrDefault(region, List.of()).stream()
                            .map(arn -> InstanceMetadata.builder()
                                    .instanceArn(arn)
                                    .identityStoreId("d-1234567890")
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sso";
        }

        @Override
        public void close() {
            asked.add("closed");
        }
    }
}
