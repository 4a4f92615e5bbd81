package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsFailureTest {
    @Test
    void answerWithoutCodeAndMessageIsToldByItsStatus() {
        AdminException failure = translated(StsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().build())
                .statusCode(403)
                .build());

        assertThat(failure).hasMessage("HTTP status 403 (no error code)");
        assertThat(failure.kind()).isEqualTo(FailureKind.UNEXPECTED);
    }

    @Test
    void answerWithoutAnyDetailsIsToldByItsStatus() {
        AdminException failure =
                translated(StsException.builder().statusCode(502).build());

        assertThat(failure).hasMessage("AWS failed: HTTP status 502 (no error code)");
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void messageStandsWithoutItsCode() {
        AdminException failure = translated(StsException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorMessage("no luck").build())
                .statusCode(400)
                .requestId("r-1")
                .build());

        assertThat(failure).hasMessage("no luck (no error code, request r-1)");
    }

    private static AdminException translated(AwsServiceException failure) {
        return new AwsFailure("prod").translate(failure).orElseThrow();
    }

    @Test
    void attemptsOfTheSdkAreNotCountedInMessages() {
        SdkClientException failure =
                SdkClientException.builder().message("broken").numAttempts(8).build();

        assertThat(failure).hasMessageContaining("SDK Attempt Count");
        assertThat(new AwsFailure("prod").translate(failure).orElseThrow())
                .hasMessage("the call to AWS failed: broken");
    }
}
