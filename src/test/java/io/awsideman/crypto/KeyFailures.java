package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.failure.FailureKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks what every failure of a key must be: the right reason, exit code 8, and a remedy. */
public final class KeyFailures {
    private KeyFailures() {}

    public static KeyUnavailableException fails(Reason reason, ThrowingCallable task) {
        KeyUnavailableException failure = catchThrowableOfType(KeyUnavailableException.class, task);
        assertThat(failure).as("should have failed: " + reason).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        assertThat(failure.kind()).isEqualTo(FailureKind.KEY);
        assertThat(failure.remedy()).isNotBlank();
        return failure;
    }
}
