package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedPolicyNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov"})
    void nameIsOneOfThePartition(String partition) {
        ManagedPolicyNames names = new ManagedPolicyNames(partition);

        assertThat(names.arn("ReadOnlyAccess")).isEqualTo("arn:" + partition + ":iam::aws:policy/ReadOnlyAccess");
        assertThat(names.arn("Billing")).isEqualTo("arn:" + partition + ":iam::aws:policy/job-function/Billing");
        assertThat(names.arn("arn:" + partition + ":iam::aws:policy/a/B"))
                .isEqualTo("arn:" + partition + ":iam::aws:policy/a/B");
    }

    @Test
    void arnOfAnotherPartitionIsNotSilentlyAttached() {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> new ManagedPolicyNames("aws-us-gov")
                .arn("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure.remedy()).contains("arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess");
    }
}
