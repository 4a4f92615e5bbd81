package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reasons are those that users of other tools have reported. */
class FailureCauseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Received a 403 status error: User: arn:aws:iam::111122223333:user/x is not authorized to perform: iam:UpdateSAMLProvider | MANAGEMENT_ACCOUNT",
                "Received a 403 status error: is not authorized to perform: iam:PutRolePolicy with an explicit deny | DENIED",
                "An unexpected internal service exception was encountered | INTERNAL",
                "Received a 404 status error: Not supported policy arn:aws:iam::111122223333:policy/Custom. | POLICY_MISSING",
                "The account is suspended | SUSPENDED",
                "Cannot exceed quota for PoliciesPerRole: 10 | QUOTA"
            })
    void wordsOfAwsPointToACause(String reason, FailureCause expected) {
        assertThat(FailureCause.of(reason)).contains(expected);
        assertThat(expected.explanation()).isNotBlank();
    }

    @Test
    void unknownWordsPointToNone() {
        assertThat(FailureCause.of("something else")).isEmpty();
    }
}
