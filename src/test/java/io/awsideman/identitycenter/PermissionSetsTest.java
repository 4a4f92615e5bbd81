package io.awsideman.identitycenter;

import static io.awsideman.identitycenter.ListedPermissionSets.INSTANCE;
import static io.awsideman.identitycenter.ListedPermissionSets.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssoadmin.model.DescribePermissionSetResponse;

class PermissionSetsTest {
    private final ListedPermissionSets service = new ListedPermissionSets()
            .with(1, "AdministratorAccess")
            .with(2, "Data+Science=,.@-")
            .with(3, "ReadOnly")
            .with(4, "ps-0000000000000003");
    private final Kept kept = new Kept();
    private final PermissionSets sets = new PermissionSets(
            () -> service, () -> service.fresh(), INSTANCE, new ParallelReads(3, new NoProgress()), kept);

    @Test
    void listingHasAllPagesInTheOrderOfTheService() {
        assertThat(sets.list())
                .extracting(PermissionSet::name)
                .containsExactly("AdministratorAccess", "Data+Science=,.@-", "ReadOnly", "ps-0000000000000003");
    }

    @Test
    void listingIsKeptAndFreshOnesAskAgain() {
        sets.list();
        service.calls.clear();

        sets.list();
        assertThat(service.calls).isEmpty();

        sets.fresh().list();
        assertThat(service.calls).hasSize(6);
    }

    @Test
    void setThatIsDeletedDuringTheListingIsLeftOut() {
        service.gone.add(arn(3));

        assertThat(sets.list()).extracting(PermissionSet::name).doesNotContain("ReadOnly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Data+Science=,.@-",
                "ps-0000000000000002",
                "arn:aws-us-gov:sso:::permissionSet/ssoins-1111111111111111/ps-0000000000000002"
            })
    void setIsFoundByNameIdAndArn(String text) {
        assertThat(sets.get(text).arn()).isEqualTo(arn(2));
    }

    @Test
    void idWinsOverANameThatLooksLikeOne() {
        assertThat(sets.get("ps-0000000000000003").name()).isEqualTo("ReadOnly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readonly",
                "Read",
                "ps-0000000000000009",
                "arn:aws-us-gov:sso:::permissionSet/ssoins-1111111111111111/ps-0000000000000009"
            })
    void onlyAnExactMatchCounts(String text) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> sets.get(text));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining(text);
        assertThat(failure.remedy()).contains("permission-set find");
    }

    @Test
    void arnOfSomethingElseIsAUsageErrorThatShowsOneOfThePartition() {
        AdminException failure =
                catchThrowableOfType(AdminException.class, () -> sets.get("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure.remedy()).contains("arn:aws-us-gov:sso:::permissionSet/ssoins-1111111111111111/ps-");
        assertThat(service.calls).isEmpty();
    }

    @Test
    void idNeedsNoListing() {
        sets.get("ps-0000000000000002");

        assertThat(service.calls).containsExactly("2");
    }

    @Test
    void knownNameIsConfirmedWithOneCallForAWrite() {
        sets.list();
        service.calls.clear();

        assertThat(sets.fresh().get("ReadOnly").arn()).isEqualTo(arn(3));
        assertThat(service.calls).containsExactly("fresh 3");
    }

    @Test
    void newNameCostsOnlyTheSetsThatAreNotKnown() {
        sets.list();
        service.with(5, "Billing");
        service.calls.clear();

        assertThat(sets.fresh().get("Billing").arn()).isEqualTo(arn(5));
        assertThat(service.calls).containsExactly("fresh list", "fresh list", "fresh list", "fresh 5");
    }

    @Test
    void nameOfADeletedSetThatWasGivenAnewIsTheNewOne() {
        sets.list();
        service.namesByArn.remove(arn(3));
        service.with(6, "ReadOnly");

        assertThat(sets.fresh().get("ReadOnly").arn()).isEqualTo(arn(6));
    }

    /** Keeps the first answer. */
    private static final class Kept implements DescribedListing {
        private @Nullable List<Map<String, Object>> sets;

        @Override
        public List<Map<String, Object>> getOrLoad(boolean fresh, Supplier<List<DescribePermissionSetResponse>> reads) {
            List<Map<String, Object>> known = sets;
            if (known == null || fresh) {
                known = reads.get().stream()
                        .map(answer -> Attributes.of(answer.permissionSet()))
                        .toList();
                sets = known;
            }
            return known;
        }
    }

    private static final class NoProgress implements ReadProgress {
        @Override
        public void advanced(String what, int done, int total) {}

        @Override
        public void finished() {}
    }
}
